using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Previews;

namespace VocEdu.Cms.Site;

/// <summary>What belongs to an item and is no page: captions of a video (WebVTT), the entry for a calendar (RFC 5545).</summary>
public static class Attachments
{
    /// <summary>RFC 5545: a line holds 75 bytes at most.</summary>
    private const int CalendarLine = 75;

    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{section:section}/{slug}/phu-de.vtt", async (HttpContext context, string section, string slug, CmsDb db, CancellationToken cancel) =>
            (await FindAsync(context, db, section, slug, cancel))?.Fields.Video?.Captions is { Count: > 0 } captions
                ? Results.Text(CaptionText.WebVtt(captions), "text/vtt", Encoding.UTF8) : Results.NotFound()).AllowAnonymous();
        app.MapGet("/{section:section}/{slug}/lich.ics", async (HttpContext context, string section, string slug, CmsDb db, IOptions<SiteOptions> site, CancellationToken cancel) =>
            await FindAsync(context, db, section, slug, cancel) is { Fields.Event: { } happening } item
                ? Results.File(Encoding.UTF8.GetBytes(Calendar(item, happening, site.Value)), "text/calendar; charset=utf-8", $"{slug}.ics") : Results.NotFound()).AllowAnonymous();
    }

    /// <summary>The same of a previewed version, by way of its link.</summary>
    public static void MapPreviewAttachments(this IEndpointRouteBuilder app) =>
        app.MapGet(ItemModel.PreviewPath + "/{token}/phu-de.vtt", async (HttpContext context, string token, PreviewLinks previews, LibraryWords words, CancellationToken cancel) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return await previews.FindAsync(token, cancel) is { End: null, Version.Fields: var fields } && (await words.CompleteAsync(fields, cancel)).Video?.Captions is { Count: > 0 } captions
                ? Results.Text(CaptionText.WebVtt(captions), "text/vtt", Encoding.UTF8) : Results.NotFound();
        }).AllowAnonymous();

    private static async Task<Publication?> FindAsync(HttpContext context, CmsDb db, string section, string slug, CancellationToken cancel)
    {
        var path = $"/{section}/{slug}";
        var item = await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.Path == path, cancel);
        if (item is not null) context.Shows(PublicChange.ItemTag(item.ItemId));
        return item;
    }

    private static string Calendar(Publication item, EventFields happening, SiteOptions site)
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//VocEduCms//VI", "BEGIN:VEVENT",
            $"UID:{item.ItemId}@{site.PublicUrl.Host}",
            $"DTSTAMP:{Utc(item.UpdatedAt)}", $"DTSTART:{Utc(happening.Start)}", $"DTEND:{Utc(happening.End)}",
            $"SUMMARY:{Escape(item.Title)}", $"LOCATION:{Escape(item.Fields.Place ?? "")}", $"DESCRIPTION:{Escape(item.Summary)}",
            $"URL:{site.Absolute(item.Path)}", "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => Fold(line) + "\r\n"));
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).ReplaceLineEndings(@"\n");

    /// <summary>Long lines are broken, never inside a letter; a continued line begins with a space.</summary>
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > CalendarLine)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
