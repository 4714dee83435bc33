using VocEdu.Connectors.Tests.Far;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>An accident at one call, counted over the whole delivery from 1.</summary>
/// <param name="Applied">The platform acts before the line is cut.</param>
/// <param name="Kills">Our process dies at that moment; otherwise only the answer is lost.</param>
public readonly record struct Cut(int Call, bool Applied, bool Kills);

public sealed class ProcessKilledException : Exception;

/// <summary>The wire, with accidents at chosen calls.</summary>
public sealed class CutLine(HttpMessageHandler far, IReadOnlyCollection<Cut> cuts) : DelegatingHandler(far)
{
    public int Calls { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        if (cuts.FirstOrDefault(cut => cut.Call == Calls) is not { Call: > 0 } accident)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (accident.Applied)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
        }

        throw accident.Kills ? new ProcessKilledException() : new HttpRequestException("cut", new IOException("cut"));
    }
}

/// <summary>Delivers one post as the engine does: saved progress only, a look before any send after a doubt, several looks before a second try.</summary>
public sealed class Delivery(Func<HttpMessageHandler, IChannel> connect, ChannelAccount account, ChannelPost post, SetClock clock)
{
    private const int LooksUntilGone = 4;
    private const int MostSteps = 80;

    public Task<PostOutcome> RemoveAsync(HttpMessageHandler far, string remoteId) => connect(far).RemoveAsync(account, remoteId, default);

    public async Task<(PostOutcome Outcome, int Calls)> RunAsync(HttpMessageHandler far, params Cut[] cuts)
    {
        var line = new CutLine(far, cuts);
        var saved = new SavedJob(account, post, first: clock.GetUtcNow());
        var looks = -1;     // not in doubt
        for (var step = 0; step < MostSteps; step++)
        {
            var channel = connect(line);    // a new process knows nothing but what was saved
            try
            {
                if (looks >= 0)
                {
                    clock.Advance(TimeSpan.FromMinutes(3));
                    var look = await channel.FindAsync(saved.Job, default);
                    if (look is LookUp.Found found)
                    {
                        return (new PostOutcome.Posted(found.RemoteId, found.Permalink), line.Calls);
                    }

                    looks = look is LookUp.CanResume || (look is LookUp.NotFound && looks + 1 >= LooksUntilGone) ? -1 : looks + 1;
                    continue;
                }

                switch (await channel.SendAsync(saved.Job, default))
                {
                    case PostOutcome.Unknown:
                        looks = 0;
                        break;
                    case PostOutcome.TryLater later:
                        clock.Advance(later.After ?? TimeSpan.FromMinutes(1));
                        break;
                    case var end:
                        return (end, line.Calls);
                }
            }
            catch (ProcessKilledException)
            {
                looks = 0;          // the claim is found open: looked up before anything is sent
            }
        }

        throw new AssertionException($"Not delivered after {MostSteps} steps; progress {saved.Progress}.");
    }
}
