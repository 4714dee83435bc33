namespace VocEdu.Sandbox.YouTube;

/// <summary>A video as the API shows it, part by part.</summary>
public static class VideoResource
{
    public static JsonObject Of(YouTubeCall call, Video video, IEnumerable<string> parts, bool withTag = true)
    {
        var resource = new JsonObject { ["kind"] = "youtube#video" };
        if (withTag) resource["etag"] = call.ETag(video.Id);
        resource["id"] = video.Id;
        foreach (var part in parts)
        {
            resource[part] = part switch
            {
                "snippet" => Snippet(video),
                "status" => Status(video),
                "processingDetails" => Processing(video),
                "fileDetails" => new JsonObject { ["fileName"] = "unknown", ["fileSize"] = Text(video.Bytes), ["fileType"] = "video" },
                "statistics" => new JsonObject { ["viewCount"] = "0", ["likeCount"] = "0", ["favoriteCount"] = "0", ["commentCount"] = "0" },
                _ => new JsonObject(),
            };
        }

        return resource;
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Snippet(Video video)
    {
        var snippet = new JsonObject { ["publishedAt"] = Time(video.UploadedAt), ["channelId"] = YouTubeState.ChannelId };
        foreach (var (name, value) in video.Snippet) snippet[name] = value?.DeepClone();
        return snippet;
    }

    private static JsonObject Status(Video video)
    {
        var status = new JsonObject
        {
            ["uploadStatus"] = video switch
            {
                { Outcome: null } => "uploaded",
                { Outcome: ProcessingOutcome.Failed } => "failed",
                { Duplicate: true } => "rejected",
                _ => "processed",
            },
        };
        foreach (var (name, value) in video.Status) status[name] = value?.DeepClone();
        status["madeForKids"] = status["selfDeclaredMadeForKids"]?.DeepClone();
        if (video.Outcome is ProcessingOutcome.Failed) status["failureReason"] = "codec";
        else if (video is { Duplicate: true, Outcome: not null }) status["rejectionReason"] = "duplicate";
        return status;
    }

    private static JsonObject Processing(Video video) => video switch
    {
        { Outcome: null } => new JsonObject
        {
            ["processingStatus"] = "processing",
            ["fileDetailsAvailability"] = "inProgress",
            ["thumbnailsAvailability"] = "inProgress",
            ["processingProgress"] = new JsonObject { ["partsTotal"] = "1000", ["partsProcessed"] = "250", ["timeLeftMs"] = "42000" },
        },
        { Outcome: ProcessingOutcome.Failed } => new JsonObject { ["processingStatus"] = "failed", ["processingFailureReason"] = "transcodeFailed" },
        _ => new JsonObject
        {
            ["processingStatus"] = video.Duplicate ? "terminated" : "succeeded", ["fileDetailsAvailability"] = "available", ["thumbnailsAvailability"] = "available",
        },
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
