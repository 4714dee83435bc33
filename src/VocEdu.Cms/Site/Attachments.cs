using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Previews;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site;

/// <summary>What belongs to an item and is no page: captions of a video (WebVTT), the entry for a calendar (RFC 5545).</summary>
public static class Attachments
{
    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{section:section}/{slug}/phu-de.vtt", async (HttpContext context, string section, string slug, CmsDb db, CancellationToken cancel) =>
            (await FindAsync(context, db, section, slug, cancel))?.Fields.Video?.Captions is { Count: > 0 } captions
                ? Results.Text(CaptionText.WebVtt(captions), "text/vtt", Encoding.UTF8) : Results.NotFound()).AllowAnonymous();
        app.MapGet("/{section:section}/{slug}/lich.ics", async (HttpContext context, string section, string slug, CmsDb db, IOptions<SiteOptions> site, CancellationToken cancel) =>
            await FindAsync(context, db, section, slug, cancel) is { Fields.Event: not null } item
                ? Results.File(CalendarFile.Of([Entry(Card.Of.Compile()(item), item.UpdatedAt, site.Value)]), CalendarFile.Type, $"{slug}.ics") : Results.NotFound()).AllowAnonymous();
    }

    /// <summary>What is to come, to subscribe to; of one trade or school where that is asked for.</summary>
    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/su-kien.ics", async ([FromQuery(Name = "nghe")] string? trade, [FromQuery(Name = "truong")] string? school, EventList events, IOptions<SiteOptions> site, TimeProvider clock, CancellationToken cancel) =>
            Results.File(await EventsModel.CalendarAsync(new(Empty(trade), Empty(school)), events, site.Value, clock.GetUtcNow(), cancel), CalendarFile.Type, "su-kien.ics")).AllowAnonymous();

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The days on which schools take applications, to subscribe to.</summary>
    public static void MapAdmissions(this IEndpointRouteBuilder app) =>
        app.MapGet("/lich-tuyen-sinh.ics", async (SchoolRegister register, IOptions<SiteOptions> site, TimeProvider clock, CancellationToken cancel) =>
            Results.File(CalendarFile.Of((await AdmissionsModel.AllAsync(register, null, Vietnam.Today(clock), cancel)).Select(days => Entry(days, site.Value)), "Lịch tuyển sinh"), CalendarFile.Type, "lich-tuyen-sinh.ics")).AllowAnonymous();

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

    private static CalendarEntry Entry(AdmissionDays days, SiteOptions site) => new(
        $"tuyen-sinh-{days.School.Card.ItemId:N}-{days.Window.OpensOn:yyyyMMdd}-{Slug.From(days.Window.Name)}", $"{days.School.Card.Title}: {days.Window.Name}",
        days.School.School.Address?.Text ?? "", days.Window.Note ?? "", site.Absolute($"{days.School.Card.Path}#tuyen-sinh"), days.School.UpdatedAt) { Days = (days.Window.OpensOn, days.Window.ClosesOn) };

    /// <param name="item">An event.</param>
    internal static CalendarEntry Entry(Card item, DateTimeOffset changed, SiteOptions site) =>
        new(item.ItemId.ToString(), item.Title, item.Fields.Place ?? "", item.Summary, site.Absolute(item.Path), changed) { Hours = (item.Fields.Event!.Start, item.Fields.Event.End) };
}
