namespace VocEdu.Connectors.Http;

/// <summary>A fresh token set, or why there is none.</summary>
internal sealed record Renewal(ChannelSecrets? Secrets, Verdict? Failure)
{
    /// <summary>Asks through the account's store, so that only one refresher works at a time over all nodes.</summary>
    public static async Task<Renewal> ThroughAsync(
        ISecretStore store, ChannelSecrets stale, Func<ChannelSecrets, CancellationToken, Task<Renewal>> ask, Verdict refusedBefore, CancellationToken cancel)
    {
        Verdict? failure = null;
        var fresh = await store.RefreshAsync(stale, async (current, stop) =>
        {
            var answer = await ask(current, stop);
            failure = answer.Failure;
            return answer.Secrets;
        }, cancel);
        return new Renewal(fresh, fresh is null ? failure ?? refusedBefore : null);
    }
}
