namespace VocEdu.Sandbox.Zalo;

/// <summary>Sending an article to followers: by day, by counters, and never to be called back.</summary>
public static class Broadcasts
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    public static JsonObject Send(ZaloCall call, JsonObject body)
    {
        if (!call.Switches.Verified) throw ZaloError.NotVerified.Refuse();
        if (!call.Switches.BroadcastsAllowed) throw ZaloError.NotAllowed.Refuse();
        if (body["recipient"] is not JsonObject { Count: > 0 } recipient || recipient["target"] is not JsonObject) throw ZaloError.Invalid("recipient is invalid").Refuse();

        var element = body["message"]?["attachment"]?["payload"]?["elements"] is JsonArray { Count: 1 } elements ? elements[0] : null;
        var articleId = element?["media_type"]?.ToString() == "article" ? element["attachment_id"]?.ToString() : null;
        if (!call.Account.Articles.Any(a => a.Id == articleId && a.Shown)) throw ZaloError.Invalid("attachment_id is invalid").Refuse();

        var local = call.Now.ToOffset(VietNam);
        if (local.Hour is < 6 or > 21) throw ZaloError.NotAllowed.Refuse();
        var sent = call.Account.Broadcasts.Select(b => b.At.ToOffset(VietNam)).Where(b => b.Year == local.Year && b.Month == local.Month).ToList();
        if (sent.Count >= call.Switches.BroadcastsPerMonth || sent.Count(b => b.Day == local.Day) >= call.Switches.BroadcastsPerDay) throw ZaloError.OutOfQuota.Refuse();

        var id = string.Create(CultureInfo.InvariantCulture, $"bc{call.Account.Broadcasts.Count + 1:0000}");
        call.Account.Broadcasts.Add(new Broadcast(id, articleId!, call.Now));
        return call.Data(new JsonObject { ["message_id"] = id });
    }
}
