using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Distribution;

/// <summary>Asks the consent rule again before a post is written anew or sent once more: whoever it shows may have withdrawn, or never agreed to this channel.</summary>
public sealed class PostConsents(CmsDb db, ItemConsents consents, TimeProvider clock)
{
    /// <returns>Why it may not go to this channel, or null.</returns>
    public async Task<Refusal?> WhyNotAsync(Guid postId, CancellationToken cancel)
    {
        var post = await db.Outbox.Where(p => p.Id == postId).Select(p => new { p.Work!.Source, p.Channel!.Kind }).SingleOrDefaultAsync(cancel);
        if (post is null || PublishContent.ItemOf(post.Source) is not { } itemId) return null;
        var version = await (from item in db.Items.IgnoreQueryFilters() where item.Id == itemId && item.PublishedVersion != null
                             join told in db.Versions on new { ItemId = item.Id, Number = item.PublishedVersion!.Value } equals new { told.ItemId, told.Number } select told)
            .AsNoTracking().SingleOrDefaultAsync(cancel);
        if (version is null) return null;
        var findings = await consents.CheckAsync(ContentDraft.Of(version), Vietnam.Today(clock), cancel);
        var against = findings.Where(f => f.Blocks).Select(f => f.Message).Concat(RefusedChannels.By(findings)[post.Kind].Select(problem => problem.Message)).Distinct().ToList();
        return against.Count == 0 ? null : new("post.consent", $"Chưa đăng được bài này lên kênh; nội dung bạn nhập vẫn còn ở đây. {string.Join(' ', against)}", "people");
    }
}
