using System.Text;

namespace VocEdu.Sandbox.YouTube;

/// <summary>The rules for snippet and status of a video.</summary>
public static class VideoMetadata
{
    private static readonly string[] Categories = ["1", "2", "10", "15", "17", "19", "20", "22", "23", "24", "25", "26", "27", "28", "29"];
    private static readonly string[] Snippet = ["title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage"];
    private static readonly string[] Status =
        ["privacyStatus", "publishAt", "license", "embeddable", "publicStatsViewable", "selfDeclaredMadeForKids", "containsSyntheticMedia"];

    // A client may write back what it has read; these members are then passed over.
    private static readonly string[] ReadOnly =
        ["publishedAt", "channelId", "channelTitle", "thumbnails", "liveBroadcastContent", "localized", "uploadStatus", "failureReason", "rejectionReason", "madeForKids"];

    public static JsonObject CheckedSnippet(JsonObject body, bool update)
    {
        var kept = Kept(body["snippet"] as JsonObject ?? [], Snippet);
        var title = kept["title"]?.ToString() ?? "";
        if (title.EnumerateRunes().Count() is 0 or > 100 || title.AsSpan().ContainsAny('<', '>'))
            throw Invalid("invalidTitle", "The request metadata specifies an invalid or empty video title.");

        var description = kept["description"]?.ToString() ?? "";
        if (Encoding.UTF8.GetByteCount(description) > 5000 || description.AsSpan().ContainsAny('<', '>'))
            throw Invalid("invalidDescription", "The request metadata specifies an invalid video description.");
        kept["description"] = description;

        if (kept["tags"] is { } tags && (tags is not JsonArray list || TagLength(list) > 500)) throw Invalid("invalidTags", "The request metadata specifies invalid video keywords.");
        var category = kept["categoryId"]?.ToString() ?? (update ? "" : "22");
        if (!Categories.Contains(category)) throw Invalid("invalidCategoryId", "The category id is invalid.");
        kept["categoryId"] = category;
        return kept;
    }

    public static JsonObject CheckedStatus(JsonObject body, DateTimeOffset now, bool wasPublic)
    {
        var kept = Kept(body["status"] as JsonObject ?? [], Status);
        var privacy = kept["privacyStatus"]?.ToString() ?? "public";
        if (privacy is not ("private" or "public" or "unlisted")) throw Invalid("invalidVideoMetadata", "The request metadata is invalid.");
        kept["privacyStatus"] = privacy;
        if (kept["publishAt"]?.ToString() is { } text)
        {
            if (privacy != "private" || wasPublic || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                throw Invalid("invalidPublishAt", "The request metadata specifies an invalid scheduled publishing time.");
            kept["publishAt"] = (at < now ? now : at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        kept["license"] ??= "youtube";
        kept["embeddable"] ??= true;
        kept["publicStatsViewable"] ??= true;
        kept["selfDeclaredMadeForKids"] ??= false;
        kept["containsSyntheticMedia"] ??= false;
        return kept;
    }

    private static JsonObject Kept(JsonObject sent, string[] writable)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in sent)
        {
            if (writable.Contains(name)) kept[name] = value?.DeepClone();
            else if (!ReadOnly.Contains(name))
                throw GoogleError.Of(400, "badRequest", $"Invalid JSON payload received. Unknown name \"{name}\": Cannot find field.", "global").Refuse();
        }

        return kept;
    }

    // A tag with a space counts its quotes; the commas between tags count too.
    private static int TagLength(JsonArray tags) =>
        tags.Sum(t => t!.ToString().Length + (t.ToString().Contains(' ', StringComparison.Ordinal) ? 2 : 0)) + Math.Max(0, tags.Count - 1);

    private static RefusedException Invalid(string reason, string message) => GoogleError.Of(400, reason, message).Refuse();
}
