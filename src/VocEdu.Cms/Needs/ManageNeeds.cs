using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Schools;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Needs;

/// <summary>What is told of a need, cleaned.</summary>
public sealed record NeedFields(
    string UnitId, NeedKind Kind, string Title, string? Trade, string? ProvinceCode, string Place, int? Count, string? Pay, string? PaySource, string Text, string Contact, DateOnly? ExpiresOn);

/// <summary>Writes needs, decides on them and ends them. Nothing is public that nobody else than its writer has looked at.</summary>
public sealed class ManageNeeds(CmsDb db, Notify notify, AuditLog audit, TimeProvider clock)
{
    private static readonly Refusal Unknown = new("need.unknown", "Không tìm thấy nhu cầu này.");
    private static readonly Refusal Changed = new("need.changed", "Nhu cầu vừa được sửa sau khi bạn mở. Hãy xem bản mới nhất rồi làm lại.");

    /// <summary>All that keeps it from being sent, in the order of the form.</summary>
    public IEnumerable<Refusal> Faults(NeedFields fields, Actor actor)
    {
        if (!actor.Has(NeedAccess.Newsroom) && !(actor.Has(NeedAccess.OfUnits) && actor.Units.Contains(fields.UnitId))) yield return new("need.foreign", "Bạn chỉ viết cho đơn vị của mình.", nameof(fields.UnitId));
        if (fields.Title.Length is 0 or > 200) yield return new("need.title", fields.Title.Length == 0 ? "Vui lòng nhập tiêu đề." : "Tiêu đề không được quá 200 ký tự.", nameof(fields.Title));
        if (fields.Place.Length is 0 or > 300) yield return new("need.place", fields.Place.Length == 0 ? "Hãy ghi nơi làm việc hoặc nơi học." : "Địa điểm không được quá 300 ký tự.", nameof(fields.Place));
        if (fields.Count is < 1 or > 100_000) yield return new("need.count", "Số người từ 1 đến 100.000.", nameof(fields.Count));
        if (fields.Text.Length is 0 or > 5_000) yield return new("need.text", fields.Text.Length == 0 ? "Hãy viết vài câu về công việc hoặc khóa học." : "Nội dung không được quá 5.000 ký tự.", nameof(fields.Text));
        if (fields.Pay is not null && fields.PaySource is null) yield return new("need.pay", "Hãy ghi nguồn của mức thu nhập; trang chỉ nêu thu nhập khi có nguồn.", nameof(fields.PaySource));
        if (fields.Pay?.Length > 200 || fields.PaySource?.Length > 200) yield return new("need.pay", "Thu nhập và nguồn không được quá 200 ký tự.", nameof(fields.Pay));
        if (fields.Contact.Length is 0 or > 300) yield return new("need.contact", fields.Contact.Length == 0 ? "Hãy ghi cách liên hệ." : "Cách liên hệ không được quá 300 ký tự.", nameof(fields.Contact));
        if (NeedRule.WhyNot(fields.ExpiresOn, Today) is { } late) yield return late;
    }

    /// <param name="id">Null for a new one.</param>
    /// <param name="version">The version that was on the screen.</param>
    public async Task<(Need? Need, Refusal? Refusal)> SaveAsync(Guid? id, int version, NeedFields fields, Actor actor, CancellationToken cancel)
    {
        if (Faults(fields, actor).FirstOrDefault() is { } refusal) return (null, refusal);
        if (!await db.Units.AnyAsync(u => u.Id == fields.UnitId, cancel)) return (null, new("need.unit", "Hãy chọn đơn vị có nhu cầu.", nameof(fields.UnitId)));
        var now = clock.GetUtcNow();
        var need = id is null ? null : await db.Set<Need>().VisibleTo(actor).SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (id is not null && need is null) return (null, Unknown);
        if (need is not null && need.Version != version) return (null, Changed);
        if (need is null)
        {
            need = new()
            {
                Id = Guid.CreateVersion7(now), UnitId = fields.UnitId, Kind = fields.Kind, Title = fields.Title, Place = fields.Place, Text = fields.Text, Contact = fields.Contact,
                ExpiresOn = fields.ExpiresOn!.Value, State = NeedState.Waiting, Version = 0, WrittenAt = now, WrittenBy = default, WrittenByName = "",
            };
            db.Add(need);
        }

        var wasShown = need.State is NeedState.Shown;
        (need.UnitId, need.Kind, need.Title, need.Trade, need.ProvinceCode, need.Place) = (fields.UnitId, fields.Kind, fields.Title, fields.Trade, fields.ProvinceCode, fields.Place);
        (need.Count, need.Pay, need.PaySource, need.Text, need.Contact, need.ExpiresOn) = (fields.Count, fields.Pay, fields.PaySource, fields.Text, fields.Contact, fields.ExpiresOn!.Value);
        (need.State, need.Version, need.WrittenAt, need.WrittenBy, need.WrittenByName) = (NeedState.Waiting, need.Version + 1, now, actor.Id ?? Guid.Empty, actor.Name);
        (need.DecidedAt, need.DecidedBy, need.DecidedByName, need.Reason, need.ShownAt) = (null, null, null, null, null);
        await notify.RolesAsync(NeedAccess.Newsroom, null, actor.Id, new($"need:{need.Id}:{need.Version}", $"Nhu cầu chờ duyệt: {need.Title}",
            $"{actor.Name} gửi nhu cầu {need.Kind.Name().ToLowerInvariant()}, hết hạn ngày {VietnameseDates.Date(need.ExpiresOn)}.", $"/quan-tri/nhu-cau/{need.Id}", NoticeKind.Turn), cancel);
        return (need, await StoreAsync(need, wasShown, cancel));
    }

    /// <param name="approve">False: it is not put on the site, for a reason.</param>
    public async Task<Refusal?> DecideAsync(Guid id, int version, bool approve, string? reason, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(NeedAccess.Newsroom) || await db.Set<Need>().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } need) return Unknown;
        if (need.Version != version || need.State is not NeedState.Waiting) return Changed;
        if (need.WrittenBy == actor.Id) return new("need.own", "Bạn là người viết nên không thể tự duyệt. Hãy nhờ một người khác trong Ban Biên tập.");
        if (approve && NeedRule.WhyNot(need.ExpiresOn, Today) is not null) return new("need.over", "Nhu cầu đã hết hạn nên chưa đăng được. Hãy đề nghị đơn vị chọn ngày mới.");
        if (!approve && string.IsNullOrWhiteSpace(reason)) return new("need.reason", "Hãy ghi lý do để đơn vị biết.", "reason");
        Decide(need, approve ? NeedState.Shown : NeedState.Declined, approve ? null : VietnameseText.Normalize(reason).Trim(), actor);
        need.ShownAt = approve ? clock.GetUtcNow() : null;
        audit.Add(actor, approve ? "Duyệt nhu cầu" : "Không đăng nhu cầu", "need", id.ToString(), approve ? need.Title : $"{need.Title}: {need.Reason}");
        await notify.PeopleAsync([need.WrittenBy], new($"need-decided:{id}:{version}", approve ? $"Đã đăng nhu cầu: {need.Title}" : $"Không đăng nhu cầu: {need.Title}",
            approve ? $"Nhu cầu hiện trên trang đến hết ngày {VietnameseDates.Date(need.ExpiresOn)}." : need.Reason!, $"/quan-tri/nhu-cau/{id}", approve ? NoticeKind.Progress : NoticeKind.Returned), cancel);
        return await StoreAsync(need, approve, cancel);
    }

    /// <summary>Takes it off the site before its last day: what was looked for was found.</summary>
    public async Task<Refusal?> EndAsync(Guid id, int version, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(NeedAccess.Newsroom | NeedAccess.OfUnits) || await db.Set<Need>().VisibleTo(actor).SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } need) return Unknown;
        if (need.Version != version || need.State is not (NeedState.Shown or NeedState.Waiting)) return Changed;
        var wasShown = need.State is NeedState.Shown;
        Decide(need, NeedState.Ended, null, actor);
        audit.Add(actor, "Kết thúc nhu cầu", "need", id.ToString(), need.Title);
        return await StoreAsync(need, wasShown, cancel);
    }

    public static string Tag(Guid id) => $"need-{id:N}";

    private DateOnly Today => Vietnam.Today(clock);

    private void Decide(Need need, NeedState state, string? reason, Actor actor) =>
        (need.State, need.Version, need.Reason, need.DecidedAt, need.DecidedBy, need.DecidedByName) = (state, need.Version + 1, reason, clock.GetUtcNow(), actor.Id, actor.Name);

    private async Task<Refusal?> StoreAsync(Need need, bool tellsReaders, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }

        if (tellsReaders) await PublicChange.AnnounceAsync(db, $"{PublicChange.Lists} {Tag(need.Id)}", cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
