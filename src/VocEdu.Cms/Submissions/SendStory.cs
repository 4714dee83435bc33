using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>A story as the simple form holds it, read and cleaned.</summary>
/// <param name="Key">Of the draft; the same draft is taken once.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="Adds">The text follows what is there instead of replacing it.</param>
public sealed record Story(
    Guid Key, int FromVersion, string Genre, string Title, string Text, bool Adds, DateOnly? Day, string? Place, Guid? CallId, IReadOnlyList<SentFile> Files);

/// <summary>What came of sending.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>It has arrived, now or before.</summary>
    public sealed record Arrived(Guid ItemId, ContentState State) : SendOutcome;

    /// <summary>Nothing was written; all of it stays with the caller.</summary>
    public sealed record Refused(Refusal Why) : SendOutcome;
}

/// <summary>Takes a unit's story in: saved and sent on in one piece, and once however often the phone asks.</summary>
public sealed class SendStory(CmsDb db, SaveContent save, MoveContent move, OfferedMoves offered, TimeProvider clock)
{
    /// <param name="itemId">A story that was returned or recalled; null for a new one.</param>
    public async Task<SendOutcome> RunAsync(Guid? itemId, Story story, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        // The phone may ask twice at once: the second waits here and then finds the first.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"{actor.Id} {story.Key}"}, 0))", cancel);
        var arrived = await db.Set<SentDraft>().Where(sent => sent.PersonId == actor.Id && sent.Key == story.Key)
            .Join(db.Items, sent => sent.ItemId, item => item.Id, (_, item) => new { item.Id, item.State }).SingleOrDefaultAsync(cancel);
        if (arrived is not null) return new SendOutcome.Arrived(arrived.Id, arrived.State);

        if (await WhyNotAsync(story, actor, cancel) is { } refusal) return new SendOutcome.Refused(refusal);
        var before = itemId is { } id ? await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(item => item.Id == id, cancel) : null;
        if (itemId is not null && before is null) return new SendOutcome.Refused(new("content.unknown", "Không tìm thấy bài này."));

        var version = before is null ? null : await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == before.Id && v.Number == before.Version, cancel);
        var kinds = await db.Media.Where(m => story.Files.Select(file => file.MediaId).Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        if (StoryDraft.Of(story, before, version, kinds, actor) is not { } draft)
            return new SendOutcome.Refused(new("submission.too-long", "Bài dài quá nên chưa gửi được; mọi thứ bạn nhập vẫn còn. Hãy chia bài làm hai.", nameof(Story.Text)));

        switch (await save.RunAsync(itemId, story.FromVersion, draft, actor, cancel))
        {
            case SaveOutcome.Refused refused:
                return new SendOutcome.Refused(refused.Why);
            case SaveOutcome.Conflict conflict:
                return new SendOutcome.Refused(new("content.changed",
                    $"{conflict.Theirs.SavedByName} vừa sửa bài này. Những gì bạn nhập vẫn còn ở đây; hãy mở lại bài ở một trang khác để xem rồi gửi lại."));
            case SaveOutcome.Saved saved:
                return await SendOnAsync(saved, story, actor, transaction, cancel);
            default:
                throw new InvalidOperationException("A save ended in a way this does not know.");
        }
    }

    private async Task<SendOutcome> SendOnAsync(SaveOutcome.Saved saved, Story story, Actor actor, JoinedTransaction transaction, CancellationToken cancel)
    {
        var (item, now) = (saved.Item, clock.GetUtcNow());
        var next = (await offered.RunAsync(item, actor, cancel)).FirstOrDefault(step => step.Action is ContentAction.Submit or ContentAction.SendToUnitHead);
        if (next is not null && await move.RunAsync(item.Id, new(next.To, saved.Version.Number), actor, cancel) is { } refusal) return new SendOutcome.Refused(refusal);

        var submission = await db.Set<Submission>().SingleOrDefaultAsync(s => s.ItemId == item.Id, cancel);
        if (submission is null) db.Add(submission = new() { ItemId = item.Id, Text = "", Files = [], SentAt = now, SentVersion = 0 });
        (submission.Text, submission.Files, submission.SentAt, submission.SentVersion) = (story.Text, story.Files, now, saved.Version.Number);
        submission.CallId = story.CallId ?? submission.CallId;
        db.Add(new SentDraft { PersonId = actor.Id ?? Guid.Empty, Key = story.Key, ItemId = item.Id, At = now });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SendOutcome.Arrived(item.Id, item.State);
    }

    private async Task<Refusal?> WhyNotAsync(Story story, Actor actor, CancellationToken cancel)
    {
        if (actor.UnitId is null) return new("submission.unit", "Tài khoản của bạn chưa gắn với đơn vị nào nên chưa gửi bài được. Hãy nhờ quản trị hệ thống.");
        if (story.Key == Guid.Empty) return new("submission.key", "Bài gửi lên bị thiếu thông tin. Hãy tải lại trang rồi gửi lại; những gì đã nhập trên điện thoại vẫn còn.");
        if (string.IsNullOrWhiteSpace(story.Text) && story.Files.Count == 0 && !story.Adds)
            return new("submission.empty", "Hãy kể vài câu hoặc thêm ít nhất một ảnh, video.", nameof(Story.Text));
        var ids = story.Files.Select(file => file.MediaId).Distinct().ToList();
        if (await db.Media.VisibleTo(actor).CountAsync(m => ids.Contains(m.Id), cancel) != ids.Count)
            return new("submission.file", "Có tệp không còn trong thư viện của đơn vị bạn. Hãy bỏ tệp đó rồi chọn lại.", nameof(Story.Files));
        return story.CallId is { } call && !await db.Set<StoryCall>().VisibleTo(actor).AnyAsync(c => c.Id == call, cancel)
            ? new("submission.call", "Không tìm thấy lời đặt bài này. Bạn vẫn gửi được như một bài thường.", nameof(Story.CallId))
            : null;
    }
}
