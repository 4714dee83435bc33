using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Templates;

/// <summary>Takes over the templates of <c>config/templates.json</c> that have not been seen before; from then on people keep them on their page.</summary>
public sealed class TemplatesAtStart(IServiceScopeFactory scopes, IHostEnvironment environment, TimeProvider clock, ILogger<TemplatesAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Find(environment.ContentRootPath) is not { } file) return;
        var shipped = JsonSerializer.Deserialize<List<Shipped>>(await File.ReadAllBytesAsync(file, cancellationToken), JsonSerializerOptions.Web)!;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two nodes that start together: the second finds the first one's templates.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('templates at start', 0))", cancellationToken);
        var known = await db.Templates.Where(t => t.Key != null).Select(t => t.Key).ToListAsync(cancellationToken);
        db.Templates.AddRange(shipped.Where(one => !known.Contains(one.Key)).Select(Read));
        var added = await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (added > 0) log.LogInformation("Took over {Count} templates of {File}", added, file);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Template Read(Shipped one)
    {
        if (!HtmlImport.TryRead(one.Body, out var body, out var dropped)) throw new InvalidDataException($"Template {one.Key}: {string.Join(' ', dropped)}");
        return new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Key = one.Key,
            Name = one.Name,
            Note = one.Note,
            Genre = one.Genre,
            Section = Sections.For(Genres.Get(one.Genre)),
            Title = one.Title,
            Summary = one.Summary,
            Body = body.Json,
            Fields = new() { Script = one.Script, Contact = one.Contact, Tags = one.Tags ?? [] },
            ChannelTexts = one.Facebook is null ? new() : new(Facebook: new(one.Facebook)),
            UpdatedAt = clock.GetUtcNow(),
            UpdatedByName = "Mẫu có sẵn",
        };
    }

    private static string? Find(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "config", "templates.json");
            if (File.Exists(file)) return file;
        }

        return null;
    }

    /// <param name="Body">HTML.</param>
    private sealed record Shipped(
        string Key, string Name, string Note, string Genre, string Title, string Summary, string Body,
        string? Script = null, string? Contact = null, IReadOnlyList<string>? Tags = null, string? Facebook = null);
}
