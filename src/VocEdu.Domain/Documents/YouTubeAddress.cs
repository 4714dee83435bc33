using System.Diagnostics.CodeAnalysis;

namespace VocEdu.Domain.Documents;

/// <summary>A film on YouTube, however its address was copied.</summary>
public static class YouTubeAddress
{
    private const int IdLength = 11;

    private static readonly string[] Hosts = ["youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "www.youtube-nocookie.com", "youtube-nocookie.com"];
    private static readonly string[] Folders = ["shorts", "live", "embed", "v"];

    /// <summary>Takes the identity itself, <c>youtu.be/…</c>, <c>…/watch?v=…</c>, <c>…/shorts/…</c>, <c>…/live/…</c> and <c>…/embed/…</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? id)
    {
        id = text?.Trim();
        if (IsId(id)) return true;
        id = Uri.TryCreate(id?.StartsWith("//", StringComparison.Ordinal) is true ? "https:" + id : id, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? In(address!)
            : null;
        return IsId(id);
    }

    /// <summary>Where a reader watches it.</summary>
    public static string Of(string id) => $"https://www.youtube.com/watch?v={id}";

    private static string? In(Uri address)
    {
        var path = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (address.IdnHost is "youtu.be" or "www.youtu.be") return path.FirstOrDefault();
        if (!Hosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase)) return null;
        if (path is [var folder, var id, ..] && Folders.Contains(folder)) return id;
        return path is ["watch"]
            ? address.Query.TrimStart('?').Split('&').FirstOrDefault(pair => pair.StartsWith("v=", StringComparison.Ordinal))?["v=".Length..]
            : null;
    }

    private static bool IsId([NotNullWhen(true)] string? text) =>
        text?.Length == IdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
