namespace VocEdu.Sandbox.Facebook;

/// <summary>The page's share of its hourly calls, told in headers from the first call on.</summary>
public sealed record Usage(int Percent, int MinutesToRegain)
{
    public static Usage Count(SandboxState state, DateTimeOffset now)
    {
        var page = state.Facebook;
        var hour = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        if (page.Hour != hour) (page.Hour, page.CallsThisHour) = (hour, 0);
        page.CallsThisHour++;

        var allowed = state.Switches.Facebook.CallsPerHour;
        var minutes = (int)Math.Ceiling((hour.AddHours(1) - now).TotalMinutes);
        if (page.CallsThisHour > allowed) throw GraphError.PageTokenLimit(minutes).Refuse();
        return new Usage(Math.Max(1, (int)(100L * page.CallsThisHour / allowed)), 0);
    }

    public Reply On(Reply reply)
    {
        if (reply.Headers.ContainsKey("X-Business-Use-Case-Usage")) return reply;
        var app = new JsonObject { ["call_count"] = Percent, ["total_time"] = Percent / 2, ["total_cputime"] = Percent / 2 };
        return reply.With("X-App-Usage", app.ToJsonString()).With("X-Business-Use-Case-Usage", GraphError.PageUsage(Percent, MinutesToRegain));
    }
}
