using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Testing;

namespace VocEdu.Benchmarks;

/// <summary>The node people write on: site and jobs, in this process, with the machine's clock.</summary>
public sealed class Newsroom(IReadOnlyDictionary<string, string?> settings) : WebApplicationFactory<CmsDb>
{
    private static readonly Actor Officer = new(Guid.CreateVersion7(), "Trần Thị Biên", Role.Editor, null);
    private static readonly Actor Approver = new(Guid.CreateVersion7(), "Lê Văn Duyệt", Role.Approver, null);

    /// <summary>Does something in a scope of the program's own services.</summary>
    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider);
    }

    /// <summary>Writes a story and brings it before the approver's last click.</summary>
    public async Task<Guid> ApprovedAsync(string title, bool toFacebook)
    {
        var id = await AskAsync(async services =>
        {
            var unit = await services.GetRequiredService<CmsDb>().Units.Select(u => u.Id).FirstAsync();
            var draft = new ContentDraft
            {
                Genre = "TINVAN", Section = "tin-tuc", UnitId = unit, Title = title,
                Body = RichText.FromPlainText("Trường mở thêm lớp hàn buổi tối từ tháng Mười hai."),
                ChannelTexts = toFacebook ? new(Facebook: new("Mời bà con đọc tin.")) : new(),
            };
            var outcome = await services.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, Officer, CancellationToken.None);
            return outcome is SaveOutcome.Saved saved ? saved.Item.Id : throw new InvalidOperationException(outcome.ToString());
        });
        await MoveAsync(id, ContentState.InReview, Officer);
        await MoveAsync(id, ContentState.Approved, Approver);
        return id;
    }

    public Task<string> PublishAsync(Guid id) => AskAsync(async services =>
    {
        var refusal = await services.GetRequiredService<PublishContent>().RunAsync(id, Approver, null, CancellationToken.None);
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
        return await services.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleAsync();
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder) => 
        builder.UseEnvironment("Testing").UseContentRoot(Path.Combine(Checkout.Root, "src/VocEdu.Cms"));

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(settings));
        return base.CreateHost(builder);
    }

    private Task<int> MoveAsync(Guid id, ContentState to, Actor actor) => AskAsync(async services =>
    {
        var version = await services.GetRequiredService<CmsDb>().Items.Where(i => i.Id == id).Select(i => i.Version).SingleAsync();
        var refusal = await services.GetRequiredService<TakeStep>().RunAsync(id, new(to, version), default, actor, CancellationToken.None);
        return refusal is null ? version : throw new InvalidOperationException(refusal.Message);
    });
}
