using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Links;

/// <summary>Makes links to decide, hands out their codes and takes the one decision.</summary>
/// <remarks>
/// A link gives nobody a right they lack. To a person with an account the code goes to that account's own address, and the decision is theirs.
/// To anybody else only a person may send one who could decide the step now, and the decision is taken on that person's seat, with both names.
/// </remarks>
public sealed class ReviewLinks(
    CmsDb db, AccountsDb accounts, ReviewRounds rounds, MoveContent move, QueueMail mail, AuditLog audit, IOptions<SmtpOptions> smtp, IOptions<SiteOptions> site, TimeProvider clock)
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(3);
    private static readonly Refusal Gone = new("link.gone", "Liên kết này không còn dùng được: đã hết hạn, đã dùng hoặc bài đã thay đổi. Hãy liên hệ người gửi để nhận liên kết mới.");

    /// <param name="personId">Somebody with an account; null: <paramref name="name"/> and perhaps <paramref name="address"/> say who.</param>
    /// <returns>The link's address, shown once; or why there is none.</returns>
    public async Task<(Uri? Link, Refusal? Refusal)> SendAsync(Guid itemId, Guid? personId, string? name, string? address, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item) || actor.Id is not { } sender) return (null, new("content.unknown", "Không tìm thấy bài này."));
        if (item.State is not ContentState.InReview) return (null, new("review.closed", "Bài không còn ở bước duyệt. Hãy tải lại trang để xem trạng thái mới nhất."));

        var now = clock.GetUtcNow();
        var version = await db.Versions.SingleAsync(v => v.ItemId == itemId && v.Number == item.Version, cancel);
        var (round, _) = await rounds.OpenAsync(item, version, now, cancel);
        var look = await rounds.LookAsync(round, item, actor, now, cancel);
        var person = personId is null ? null : await accounts.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId && p.DisabledAt == null, cancel);
        if (person is not null)
        {
            if (!look.Turn.Seats.Contains(person.Id)) return (null, new("link.person", "Người này không quyết định bước đang mở.", "PersonId"));
            if (!smtp.Value.IsOn || person.Email is null) return (null, new("link.mail", "Chưa gửi mã cho người này được vì chưa có địa chỉ thư hoặc chưa cấu hình máy chủ thư. Người này có thể đăng nhập để duyệt.", "PersonId"));
            (name, address) = (person.FullName, person.Email);
        }
        else if (look.WhyNot is { } refusal) return (null, refusal);
        else if (look.Round.Step.Everyone) return (null, new("link.everyone", "Bước này cần ý kiến của từng người có tài khoản nên không gửi liên kết cho người ngoài được."));

        if (string.IsNullOrWhiteSpace(name) || name.Length > 120) return (null, new("link.name", "Vui lòng nhập tên người duyệt, không quá 120 ký tự.", "Name"));
        address = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        if (address is not null && (address.Length > 254 || !new EmailAddressAttribute().IsValid(address))) return (null, new("link.address", "Địa chỉ thư điện tử không hợp lệ.", "Address"));

        var token = LinkSecret.New();
        var made = new ReviewLink
        {
            Id = Guid.CreateVersion7(now), TokenHash = LinkSecret.HashOf(token), RoundId = round.Id, ItemId = itemId, Version = round.Version, Hash = round.Hash,
            Step = round.At, PersonId = person?.Id, PersonName = name.Trim(), Address = smtp.Value.IsOn ? address : null, SentBy = sender, SentByName = actor.Name,
            CreatedAt = now, ExpiresAt = now + Lives,
        };
        db.Add(made);
        var link = site.Value.Absolute($"/duyet-nhanh/{token}");
        if (made.Address is { } to)
            mail.ToAddress($"link:{made.Id}", to, $"Mời duyệt bài: {item.Title}", $"{actor.Name} mời bạn đọc và duyệt bài này. Liên kết chỉ dùng cho một bài và hết hạn sau 3 ngày.", link, now);
        audit.Add(actor, "Gửi liên kết duyệt", "item", itemId.ToString(), $"{made.PersonName}, phiên bản {made.Version}, bước {round.Step.Name}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (link, null);
    }

    /// <summary>The link behind a token, with its item and version; null when it is not, or no longer, good for anything.</summary>
    public async Task<(ReviewLink Link, ContentItem Item, ContentVersion Version)?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = LinkSecret.HashOf(token);
        var link = await db.Set<ReviewLink>().AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, cancel);
        return link is null || await IsStillOpenAsync(link, cancel) is not { } item ? null
            : (link, item, await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == link.ItemId && v.Number == link.Version, cancel));
    }

    /// <summary>A code by mail, asked for by whoever opened the link.</summary>
    public async Task<Refusal?> MailCodeAsync(string token, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await LockAsync(token, cancel) is not { } link) return Gone;
        var now = clock.GetUtcNow();
        if (link.Address is not { } address) return new("link.no-mail", $"Mã được báo qua điện thoại. Hãy gọi cho {link.SentByName}.");
        if (link.NewCode(now) is not { } code) return new("link.codes", "Đã gửi quá nhiều mã cho liên kết này. Hãy liên hệ người gửi để nhận liên kết mới.");
        mail.ToAddress($"code:{link.Id}:{link.Codes}", address, $"Mã xác nhận: {code}", $"Mã xác nhận của bạn là {code}, có hiệu lực trong 10 phút. Đừng báo mã này cho ai.", site.Value.Absolute("/"), now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>A code for the sender to tell by telephone; only where it is the sender's responsibility.</summary>
    public async Task<(string? Code, Refusal? Refusal)> TellCodeAsync(Guid linkId, Actor actor, CancellationToken cancel)
    {
        var link = await db.Set<ReviewLink>().SingleOrDefaultAsync(l => l.Id == linkId && l.SentBy == actor.Id && l.PersonId == null && l.Address == null, cancel);
        if (link is null || await IsStillOpenAsync(link, cancel) is null) return (null, Gone);
        if (link.NewCode(clock.GetUtcNow()) is not { } code) return (null, new("link.codes", "Đã lấy quá nhiều mã cho liên kết này. Hãy gửi liên kết mới."));
        await db.SaveChangesAsync(cancel);
        return (code, null);
    }

    public Task RevokeAsync(Guid linkId, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Set<ReviewLink>().Where(l => l.Id == linkId && l.SentBy == actor.Id && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancel);
    }

    /// <summary>Takes the one decision. A wrong code is counted even though nothing else is saved.</summary>
    public async Task<Refusal?> DecideAsync(string token, string? code, ContentState to, string? reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (to is not (ContentState.Approved or ContentState.ChangesRequested)) return new("link.decision", "Hãy chọn “Duyệt” hoặc “Trả lại”.");
        if (await LockAsync(token, cancel) is not { } link) return Gone;
        var now = clock.GetUtcNow();
        if (!link.Matches(code, now))
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new("link.code", link.Tries >= ReviewLink.MostTries || now >= link.CodeExpiresAt || link.CodeHash is null
                ? "Mã đã hết hiệu lực. Hãy lấy mã mới rồi nhập lại."
                : $"Mã không đúng. Bạn còn {ReviewLink.MostTries - link.Tries} lần nhập.", "Code");
        }

        if (await ActorAsync(link, cancel) is not { } actor) return Gone;
        if (await move.RunAsync(link.ItemId, new(to, link.Version, reason), actor, cancel) is { } refusal) return refusal;
        link.UsedAt = now;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Actor?> ActorAsync(ReviewLink link, CancellationToken cancel)
    {
        var id = link.PersonId ?? link.SentBy;
        return await accounts.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.DisabledAt == null, cancel) is { } person
            ? new(person.Id, link.PersonId is null ? $"{link.PersonName} (liên kết do {person.FullName} gửi)" : person.FullName, person.Roles, person.UnitId)
            : null;
    }

    private async Task<ReviewLink?> LockAsync(string token, CancellationToken cancel)
    {
        var hash = LinkSecret.HashOf(token);
        var link = await db.Set<ReviewLink>().FromSql($"select * from cms.review_link where token_hash = {hash} for update").SingleOrDefaultAsync(cancel);
        return link is not null && await IsStillOpenAsync(link, cancel) is not null ? link : null;
    }

    /// <summary>The item, while the link's very text waits in the link's very step.</summary>
    private async Task<ContentItem?> IsStillOpenAsync(ReviewLink link, CancellationToken cancel)
    {
        if (!link.IsOpen(clock.GetUtcNow()) || !await db.ReviewRounds.AnyAsync(r => r.Id == link.RoundId && r.ClosedAt == null && r.At == link.Step && r.Hash == link.Hash, cancel)) return null;
        return await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Id == link.ItemId && i.Version == link.Version && i.State == ContentState.InReview, cancel);
    }
}
