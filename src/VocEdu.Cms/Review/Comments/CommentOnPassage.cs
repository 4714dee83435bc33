using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Comments;

/// <summary>Comments on passages, answers, and settling them. Whoever is named with @ and their user name hears of it.</summary>
public sealed partial class CommentOnPassage(CmsDb db, AccountsDb accounts, StoryNotices notices, TimeProvider clock)
{
    private const int MostText = 2_000, MostQuote = 500;

    /// <param name="parent">The comment that is answered; null: a new one.</param>
    /// <returns>Why it was refused, or null once it is saved.</returns>
    public async Task<Refusal?> AddAsync(Guid itemId, int version, string? quote, string? text, bool forUnit, long? parent, Actor actor, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == itemId, cancel) is not { } item) return new("content.unknown", "Không tìm thấy bài này.");
        text = VietnameseText.Normalize(text ?? "").Trim();
        quote = Words(quote ?? "");
        if (text.Length is 0 or > MostText) return new("comment.text", "Vui lòng nhập góp ý, không quá 2.000 ký tự.", "Text");
        if (quote.Length > MostQuote) quote = quote[..MostQuote];
        if (await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == itemId && v.Number == version, cancel) is not { } read) return new("content.unknown", "Không tìm thấy phiên bản này.");
        if (quote.Length > 0 && !IsIn(read, quote)) return new("comment.quote", "Đoạn được chọn không có trong phiên bản này. Hãy chọn lại đoạn cần góp ý.", "Quote");
        var answered = parent is null ? null : await db.Comments.VisibleTo(actor, item).SingleOrDefaultAsync(c => c.Id == parent && c.ItemId == itemId && c.ParentId == null, cancel);
        if (parent is not null && answered is null) return new("comment.unknown", "Không tìm thấy góp ý này.");

        var now = clock.GetUtcNow();
        var unitsOwn = !actor.Has(StepHolders.Deciders);
        var mentioned = await MentionedAsync(text, cancel);
        var comment = new PassageComment
        {
            ItemId = itemId, Version = version, ParentId = parent, Quote = answered is null ? quote : "", AuthorId = actor.Id ?? Guid.Empty, AuthorName = actor.Name, Text = text, At = now,
            ForUnit = answered?.ForUnit ?? (unitsOwn || forUnit), Mentioned = mentioned,
        };
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        db.Comments.Add(comment);
        await db.SaveChangesAsync(cancel);
        HashSet<Guid> told = [.. mentioned];
        if (answered is not null) told.Add(answered.AuthorId);
        else if (item.State is not (ContentState.Submitted or ContentState.Received or ContentState.Editing or ContentState.InReview) || await IsNewsroomAsync(item.AuthorId, cancel)) told.Add(item.AuthorId);
        told.Remove(comment.AuthorId);
        await notices.TellAsync(item, $"comment:{comment.Id}", NoticeKind.Comment, told, $"{(answered is null ? "Góp ý mới" : "Trả lời góp ý")}: {item.Title}",
            $"{actor.Name}{(comment.Quote.Length > 0 ? $" về đoạn “{comment.Quote}”" : "")}:\n{text}", now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <param name="settled">False: it is open again.</param>
    public async Task<Refusal?> SettleAsync(Guid itemId, long id, bool settled, Actor actor, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == itemId, cancel) is not { } item
            || await db.Comments.VisibleTo(actor, item).SingleOrDefaultAsync(c => c.Id == id && c.ItemId == itemId && c.ParentId == null, cancel) is not { } comment)
            return new("comment.unknown", "Không tìm thấy góp ý này.");
        comment.ResolvedAt = settled ? clock.GetUtcNow() : null;
        comment.ResolvedByName = settled ? actor.Name : null;
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Whether a version says these words, however its blanks and marks are laid out.</summary>
    public static bool IsIn(ContentVersion version, string quote) =>
        Words($"{version.Title} {version.Summary} {PlainTextRenderer.Render(RichText.Parse(version.Body))}").Contains(quote, StringComparison.Ordinal);

    private static string Words(string text) => Blanks().Replace(VietnameseText.Normalize(text), " ").Trim();

    private async Task<bool> IsNewsroomAsync(Guid person, CancellationToken cancel) =>
        await accounts.Users.AnyAsync(p => p.Id == person && (p.Roles & StepHolders.Deciders) != Role.None, cancel);

    private async Task<List<Guid>> MentionedAsync(string text, CancellationToken cancel)
    {
        var names = Mentions().Matches(text).Select(m => m.Groups["name"].Value.TrimEnd('.').ToUpperInvariant()).Distinct().Take(20).ToList();
        return names.Count == 0 ? [] : await accounts.Users
            .Where(p => names.Contains(p.NormalizedUserName!) && p.DisabledAt == null && (p.Roles & StepHolders.Deciders) != Role.None).Select(p => p.Id).ToListAsync(cancel);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<=^|\s)@(?<name>[\w.\-]{2,64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mentions();
}

public static class CommentAccess
{
    private static readonly ContentState[] WithTheUnit = [ContentState.Draft, ContentState.UnitReview, ContentState.ChangesRequested, ContentState.Published, ContentState.Archived, ContentState.NotUsed, ContentState.Withdrawn];

    /// <summary>The newsroom sees all; a unit's people see what is addressed to them, once the item is back with them or done.</summary>
    public static IQueryable<PassageComment> VisibleTo(this IQueryable<PassageComment> comments, Actor actor, ContentItem item) =>
        actor.Has(StepHolders.Deciders) ? comments : WithTheUnit.Contains(item.State) ? comments.Where(c => c.ForUnit) : comments.Where(c => c.AuthorId == actor.Id);
}
