namespace VocEdu.Sandbox.YouTube;

/// <summary>One call on behalf of the channel's owner.</summary>
public sealed class YouTubeCall(HttpContext http, SandboxState state, DateTimeOffset now)
{
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public YouTubeState Channel => state.YouTube;
    public YouTubeSwitches Switches => state.Switches.YouTube;
    public DateTimeOffset Now => now;
    public HttpRequest Request => http.Request;
    public UploadFiles Files => http.RequestServices.GetRequiredService<UploadFiles>();
    public string BaseAddress => $"{http.Request.Scheme}://{http.Request.Host}";

    public string? Query(string name) => http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public string Required(string name) => Query(name) ?? throw GoogleError.Missing(name).Refuse();

    /// <summary>The parts named, checked against those the resource has.</summary>
    public string[] Parts(params string[] known)
    {
        var parts = Required("part").Split(',', StringSplitOptions.TrimEntries);
        return parts.FirstOrDefault(p => !known.Contains(p)) is { } stranger
            ? throw GoogleError.Of(400, "unknownPart", $"'{stranger}' is not a part.", "youtube.part").Refuse()
            : parts;
    }

    /// <summary>Charges the call, also when it turns out invalid, then checks who calls.</summary>
    public void Admit(int units, bool insert = false)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Pacific).DateTime);
        if (Channel.QuotaDay != day) (Channel.QuotaDay, Channel.UnitsUsed, Channel.InsertsUsed) = (day, 0, 0);

        RequireToken();
        if (insert && Channel.InsertsUsed + 1 > Switches.InsertsPerDay) throw GoogleError.UploadsPerDay.Refuse();
        if (Channel.UnitsUsed + units > Switches.UnitsPerDay) throw GoogleError.Quota.Refuse();
        Channel.UnitsUsed += units;
        if (insert) Channel.InsertsUsed++;
    }

    public void RequireToken()
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal) || !Channel.AccessTokens.TryGetValue(header["Bearer ".Length..], out var expires) || expires <= now)
            throw GoogleError.Credentials.Refuse();
    }

    public void RequireChannel()
    {
        if (!Switches.HasChannel) throw GoogleError.Of(401, "youtubeSignupRequired", "Unauthorized", "youtube.header").Refuse();
    }

    public string ETag(string seed) => $"\"{seed.GetHashCode(StringComparison.Ordinal):x}\"";
}
