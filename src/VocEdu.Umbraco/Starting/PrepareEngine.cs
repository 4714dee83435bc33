using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using VocEdu.Connectors;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Starting;

/// <summary>Brings the engine's tables, the document types, the targets and the configured channels to where this version has them. Any number of servers may start at once, and be stopped anywhere in between.</summary>
public sealed class PrepareEngine(NpgsqlDataSource database, IServiceScopeFactory scopes, IHostEnvironment site, IOptions<VocEduOptions> options)
{
    /// <summary>The engine's tables: with them it works.</summary>
    public Task TablesAsync(CancellationToken cancel) => SchemaMigrator.ApplyAsync(database, [SchemaSource.Engine, UmbracoDb.Files], cancel);

    /// <summary>Document types, targets and channels. One that fails keeps the others from nothing.</summary>
    /// <exception cref="AggregateException">What failed; all else is done.</exception>
    public async Task ContentsAsync(CancellationToken cancel)
    {
        List<Exception> faults = [];
        if (options.Value.CreateDocumentTypes) await TryAsync(services => services.GetRequiredService<InstallTypes>().RunAsync(cancel));
        await TryAsync(services => LoadTargetsAsync(services.GetRequiredService<LoadPlans>(), cancel));
        await TryAsync(services => ConnectAsync(services.GetRequiredService<UmbracoDb>(), services.GetRequiredService<ConnectChannel>(), cancel));
        if (faults.Count > 0) throw new AggregateException(faults);

        async Task TryAsync(Func<IServiceProvider, Task> prepare)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await prepare(scope.ServiceProvider);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        }
    }

    private async Task LoadTargetsAsync(LoadPlans load, CancellationToken cancel)
    {
        foreach (var file in options.Value.PlanFiles) await load.RunAsync(await File.ReadAllTextAsync(Path.Combine(site.ContentRootPath, file), cancel), cancel);
        if (options.Value.Targets.Count > 0) await load.RunAsync(PlansOf(options.Value.Targets), cancel);
    }

    private static string PlansOf(IEnumerable<ConfiguredTarget> targets) => JsonSerializer.Serialize(new
    {
        plans = targets.GroupBy(t => t.Plan).Select(plan => new
        {
            code = plan.Key,
            title = plan.First().Title,
            issuer = new { name = plan.First().Issuer },
            period = new { firstYear = plan.Min(t => t.FirstYear), lastYear = plan.Max(t => t.LastYear) },
            window = $"{plan.First().Window}",
            closingDay = plan.First().ClosingDay,
            acceptsPress = plan.First().AcceptsPress,
            targets = plan.Select(t => new { code = t.Code, kind = "count", text = t.Text, unit = t.Unit, value = t.Value, years = Enumerable.Range(t.FirstYear, Math.Max(0, t.LastYear - t.FirstYear + 1)) }),
        }),
    });

    /// <summary>Connects what the configuration names, once for each token: platforms hand out new ones, which are kept.</summary>
    private async Task ConnectAsync(UmbracoDb db, ConnectChannel connect, CancellationToken cancel)
    {
        foreach (var channel in options.Value.Channels.Where(c => c.RemoteId.Length > 0 && c.AccessToken.Length > 0))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel.AccessToken}\n{channel.RefreshToken}")));
            await db.TogetherAsync(async () =>
            {
                await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"{channel.Kind}/{channel.RemoteId}"}, 19))", cancel);
                var known = await db.ConfiguredChannels.SingleOrDefaultAsync(c => c.Kind == $"{channel.Kind}" && c.RemoteId == channel.RemoteId, cancel);
                if (known?.TokenHash == hash) return false;
                if (known is null) db.ConfiguredChannels.Add(new() { Kind = $"{channel.Kind}", RemoteId = channel.RemoteId, TokenHash = hash });
                else known.TokenHash = hash;
                var name = channel.Name.Length > 0 ? channel.Name : Domain.Channels.ChannelPlan.NameOf(channel.Kind);
                await connect.RunAsync(channel.Kind, name, channel.RemoteId, new(channel.AccessToken, channel.RefreshToken, channel.ExpiresAt), cancel);
                await db.SaveChangesAsync(cancel);
                return true;
            }, cancel);
        }
    }
}
