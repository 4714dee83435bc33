using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting.Demo;
using VocEdu.Cms.Redirects;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Moving.Import;

/// <summary>Makes an item of a piece from elsewhere, once; and what was public there public here, through the use case that publishes everything.</summary>
public sealed class TakeStory(CmsDb db, AccountsDb accounts, FeedPictures pictures, SaveRedirect redirects, IServiceProvider services, TimeProvider clock)
{
    private const int MostPictures = 60, LongestKey = 500, LongestTitle = 300;
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What becomes of a piece; in a dry run, what would. Nothing is saved but by <see cref="DbContext.SaveChangesAsync(CancellationToken)"/> of the caller's transaction.</summary>
    public async Task<ImportLine> RunAsync(ImportRun run, SourceStory story, int number, CancellationToken cancel)
    {
        var named = Plain(story.Title);
        var title = ChannelText.Fit(named.Length > 0 ? named : Plain(story.Html), LongestTitle);
        if (named.Length == 0) story = story with { Losses = ["Bài không có tiêu đề: tạm lấy những chữ đầu của bài.", .. story.Losses] };
        else if (title.Length < named.Length) story = story with { Losses = [$"Tiêu đề dài quá {LongestTitle} ký tự nên bị cắt bớt.", .. story.Losses] };
        ImportLine Line(ImportFate fate, string? note, Guid? item = null) => new() { RunId = run.Id, Number = number, Title = title, Address = Cut(story.Address?.AbsoluteUri, 2_000), Fate = fate, Note = Cut(note, 2_000), ItemId = item };

        var key = story.Key.Length <= LongestKey ? story.Key : story.Key[^LongestKey..];
        if (await db.Set<ImportedItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Source == run.Source && i.Key == key, cancel) is { } known) return Line(ImportFate.Known, "Đã nhập trước đó.", known.ItemId);
        if (story.LeftOut is not null) return Line(ImportFate.LeftOut, string.Join(' ', [story.LeftOut, .. story.Losses]));
        if (title.Length == 0) return Line(ImportFate.LeftOut, "Bài này không có tiêu đề và không có chữ.");

        var at = story.PublishedAt is { } then && then > Earliest && then < clock.GetUtcNow() ? then.ToUniversalTime() : clock.GetUtcNow();
        var actor = await ActorAsync(run, story.Author, cancel);
        var html = run.DryRun ? story.Html : await pictures.TakeAsync(new(key, title, story.Address ?? Site(run), story.Html, at, story.Picture), actor, cancel, MostPictures);
        if (!HtmlImport.TryRead(html, out var body, out var dropped)) return Line(ImportFate.Failed, string.Join(' ', dropped));
        if (run.DryRun) return Line(ImportFate.New, Foretold(story, body, dropped));

        IReadOnlyList<string> losses = [.. dropped, .. story.Losses];
        var outcome = await ActivatorUtilities.CreateInstance<SaveContent>(services, new StoryClock { Now = at }).RunAsync(null, 0, Draft(run, story, title, body, losses, at), actor, cancel);
        if (outcome is not SaveOutcome.Saved saved) return Line(ImportFate.Failed, (outcome as SaveOutcome.Refused)?.Why.Message ?? "Đơn vị đã chọn không còn nữa.");
        db.Add(new ImportedItem { Source = run.Source, Key = key, ItemId = saved.Item.Id, RunId = run.Id, Address = Cut(story.Address?.AbsoluteUri, 2_000), At = at, WantsPublic = run.Publish && story.IsPublic });
        return Line(ImportFate.New, losses.Count == 0 ? null : string.Join(' ', losses), saved.Item.Id);
    }

    /// <summary>Approves and publishes what was public elsewhere, on its old date, as the person who asked for it.</summary>
    /// <returns>Why not; null once it is public.</returns>
    public async Task<Refusal?> PublishAsync(ImportRun run, ImportedItem imported, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Items.SingleOrDefaultAsync(i => i.Id == imported.ItemId, cancel) is not { State: ContentState.Editing, Version: 1 } item) return new("import.changed", "Bài đã được sửa hoặc chuyển bước sau khi nhập.");
        var version = await db.Versions.SingleAsync(v => v.ItemId == item.Id && v.Number == 1, cancel);
        var approver = new Actor(run.RequestedBy, run.RequestedByName, Role.Approver, null);
        (item.State, item.StateSince, item.ApprovedHash, item.ApprovedBy, item.ApprovedByName, item.ApprovedAt) = (ContentState.Approved, imported.At, version.Hash, run.RequestedBy, $"{run.RequestedByName} (nhập dữ liệu)", imported.At);
        db.Events.Add(Step.Of(item, version, ContentState.Editing, approver, clock.GetUtcNow(), "moved", $"Nhập từ {run.Source}"));
        await db.SaveChangesAsync(cancel);
        if (await ActivatorUtilities.CreateInstance<PublishContent>(services, new StoryClock { Now = imported.At }).RunAsync(item.Id, approver, correction: null, cancel) is { } refusal) return refusal;      // uncommitted: it stays in editing
        await LeadHereAsync(imported, approver, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Its old address leads to it, where that is an address this site may have and does not use itself.</summary>
    private async Task LeadHereAsync(ImportedItem imported, Actor actor, CancellationToken cancel)
    {
        if (imported.Address is null) return;
        var path = await db.Publications.Where(p => p.ItemId == imported.ItemId).Select(p => p.Path).SingleAsync(cancel);
        await redirects.LockAsync(cancel);
        if (await redirects.SetAsync(imported.Address, path, gone: false, actor, cancel) is null) await db.SaveChangesAsync(cancel);
    }

    private static ContentDraft Draft(ImportRun run, SourceStory story, string title, RichText body, IReadOnlyList<string> dropped, DateTimeOffset at)
    {
        var text = PlainTextRenderer.Render(body).ReplaceLineEndings(" ").Trim();
        var summary = Plain(story.Summary ?? "") is { Length: > 0 } given ? given : text;
        var first = body.Images.FirstOrDefault(image => image.MediaId is not null);
        return new()
        {
            Genre = run.Genre,
            Section = run.Section,
            UnitId = run.UnitId,
            Title = title,
            Summary = ChannelText.Fit(summary, 500),
            Body = body,
            Fields = new()
            {
                Author = Cut(VietnameseText.Normalize(story.Author).Trim(), 200) is { Length: > 0 } author ? author : null,
                Cover = first is not null && Guid.TryParse(first.MediaId, out var id) ? new MediaUse(id, first.Alt, first.Caption, first.Credit) : null,
                Tags = [.. story.Tags.Select(tag => Cut(VietnameseText.Normalize(tag).Trim(), 100)!).Where(tag => tag.Length > 0).Distinct()],
                Source = new(SourceKind.Own, null, Address: WebAddress.IsEmptyOrFine(story.Address?.AbsoluteUri) ? story.Address?.AbsoluteUri : null, Date: Vietnam.LocalDate(at)),
                EventDate = Vietnam.LocalDate(at),
            },
            Note = ChannelText.Fit($"Nhập từ {run.Source}. {string.Join(' ', dropped)}".Trim(), 500),
        };
    }

    /// <summary>Whoever has that name here wrote it; otherwise the name alone stands under it.</summary>
    private async Task<Actor> ActorAsync(ImportRun run, string? author, CancellationToken cancel)
    {
        var name = Cut(VietnameseText.Normalize(author).Trim(), 200) ?? "";
        if (name.Length == 0) return new(run.RequestedBy, run.RequestedByName, Role.Editor, null);
        var people = await accounts.Users.AsNoTracking().Where(p => p.FullName == name).Select(p => p.Id).Take(2).ToListAsync(cancel);
        return new(people is [var one] ? one : null, name, Role.Editor, null);
    }

    private static string? Foretold(SourceStory story, RichText body, IReadOnlyList<string> dropped)
    {
        var found = new HtmlParser().ParseDocument(story.Html).QuerySelectorAll("img").Length;
        var pictures = found == 0 && story.Picture is null ? "" : $"Có {Math.Max(found, 1)} ảnh sẽ được tải về thư viện.";
        // Pictures that are still elsewhere are named as losses now, and are none once they are fetched.
        var lost = dropped.Where(sentence => !sentence.Contains("ảnh", StringComparison.OrdinalIgnoreCase));
        return $"{(story.IsPublic ? "" : "Bài chưa công khai ở nguồn. ")}{(body.IsEmpty && found == 0 ? "Bài không còn chữ nào sau khi đọc. " : "")}{pictures} {string.Join(' ', lost.Concat(story.Losses))}".Trim() is { Length: > 0 } note ? note : null;
    }

    private static Uri? Site(ImportRun run) => Uri.TryCreate(run.Address ?? run.Source, UriKind.Absolute, out var site) ? site : null;

    private static string Plain(string html)
    {
        if (html.Length == 0) return "";
        var page = new HtmlParser().ParseDocument(html.Length <= 20_000 ? html : html[..20_000]);
        foreach (var end in page.QuerySelectorAll("p, h1, h2, h3, h4, h5, h6, li, div, td, th, blockquote, figcaption, br")) end.After(page.CreateTextNode(" "));
        return string.Join(' ', VietnameseText.Normalize(page.Body?.TextContent).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Cut(string? text, int most) => text is { } whole && whole.Length > most ? VietnameseText.Normalize(whole[..most]) : text;
}
