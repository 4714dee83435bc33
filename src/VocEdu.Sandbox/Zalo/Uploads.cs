namespace VocEdu.Sandbox.Zalo;

/// <summary>Films for articles and attachments for messages.</summary>
public static class Uploads
{
    private const long LargestFilm = 50L * 1024 * 1024;

    public sealed record Film(string Name, long Size, string Sha256);

    public static async Task<Film> FilmAsync(HttpContext http, SandboxState state)
    {
        var file = await FileAsync(http);
        if (Path.GetExtension(file.FileName).ToLowerInvariant() is not (".mp4" or ".avi")) throw ZaloError.Invalid("file must be MP4 or AVI").Refuse();
        if (file.Length > LargestFilm) throw ZaloError.Of(-210, "file is over 50 MB").Refuse();

        var files = http.RequestServices.GetRequiredService<UploadFiles>();
        var kept = "zalo-" + Guid.NewGuid().ToString("N");
        await using var bytes = file.OpenReadStream();
        await files.WriteAsync(kept, 0, bytes, LargestFilm, http.RequestAborted);
        var film = new Film(file.FileName, file.Length, files.Sha256(kept));
        files.Delete(kept);
        return film;
    }

    public static JsonObject Prepared(ZaloCall call, Film film)
    {
        var token = call.Account.NextToken();
        var id = string.Create(CultureInfo.InvariantCulture, $"zv{call.Account.Videos.Count + 1:0000}");
        call.Account.Videos.Add(new VideoJob { Token = token, VideoId = id, Name = film.Name, Size = film.Size, Sha256 = film.Sha256, At = call.Now });
        return call.Data(new JsonObject { ["token"] = token });
    }

    /// <summary>The token comes as a header; some clients send it in the address too.</summary>
    public static JsonObject Verify(ZaloCall call)
    {
        var token = call.Request.Headers["token"] is [{ } header] ? header : call.Request.Query["token"].ToString();
        var job = call.Account.Videos.FirstOrDefault(v => v.Token == token) ?? throw ZaloError.Invalid("token is invalid").Refuse();
        var done = job.At.AddSeconds(call.Switches.VideoSeconds) <= call.Now;
        var failed = done && call.Switches.VideosFail;
        return call.Data(new JsonObject
        {
            ["status"] = failed ? 4 : done ? 1 : 3,
            ["status_message"] = failed ? "convert failed" : done ? "" : "processing",
            ["convert_percent"] = failed ? 0 : done ? 100 : 40,
            ["convert_error_code"] = failed ? 1 : 0,
            ["video_id"] = done && !failed ? job.VideoId : "",
            ["video_name"] = job.Name,
            ["video_size"] = job.Size,
        });
    }

    public static async Task<string> AttachmentAsync(HttpContext http, SandboxState state)
    {
        var file = await FileAsync(http);
        var kind = (string)http.Request.RouteValues["kind"]!;
        if (file.Length > (kind == "image" ? 1 : 5) * 1024 * 1024) throw ZaloError.Of(-210, "file is too large").Refuse();
        await using var bytes = file.OpenReadStream();
        var picture = await PictureSource.KindAsync(bytes, http.RequestAborted);
        if ((kind == "image" && picture is not ("jpg" or "png")) || (kind == "gif" && picture != "gif")) throw ZaloError.Invalid("file is invalid").Refuse();
        return kind;
    }

    public static JsonObject Attached(ZaloCall call, string kind) =>
        call.Data(new JsonObject { [kind == "file" ? "token" : "attachment_id"] = call.Account.NextId() });

    private static async Task<IFormFile> FileAsync(HttpContext http) =>
        (http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted)).Files.GetFile("file") : null)
        ?? throw ZaloError.Invalid("file is required").Refuse();
}
