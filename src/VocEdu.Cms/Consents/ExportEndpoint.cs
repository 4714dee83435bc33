using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Consents;

/// <summary>Hands over everything that is held of one person: for a program, or to be read.</summary>
public static class ExportEndpoint
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapConsentExport(this WebApplication app) => app.MapGet("/quan-tri/phieu-dong-y/{id:guid}/xuat.{kind:regex(^(json|txt)$)}", ExportAsync)
        .RequireAuthorization(new NeedsRoleAttribute(ConsentAccess.Readers)).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(
        Guid id, string kind, ClaimsPrincipal user, CmsDb db, ConsentSecrets secrets, ConsentUses uses, AuditLog audit, TimeProvider clock, CancellationToken cancel)
    {
        var actor = user.Actor();
        if (await db.Set<Consent>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } consent) return Results.NotFound();
        var held = await HeldAsync(consent, db, secrets, uses, clock, cancel);
        audit.Add(actor, "Xuất dữ liệu của một người", "consent", id.ToString(), consent.Number);
        await db.SawAsync(consent, ConsentViewed.Export, actor, clock, cancel);
        return kind == "json"
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(held, Readable), "application/json", $"{consent.Number}.json")
            : Results.File(System.Text.Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\r\n", held.Select(part => $"{part.Key}: {Text(part.Value)}"))), "text/plain; charset=utf-8", $"{consent.Number}.txt");
    }

    /// <summary>In the words of the person it is about.</summary>
    private static async Task<Dictionary<string, object?>> HeldAsync(Consent consent, CmsDb db, ConsentSecrets secrets, ConsentUses uses, TimeProvider clock, CancellationToken cancel)
    {
        var known = consent.ErasedAt is null ? secrets.Open(consent) : null;
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == consent.UnitId, cancel);
        return new()
        {
            ["Số phiếu"] = consent.Number,
            ["Họ và tên"] = consent.PersonName,
            ["Ngày sinh"] = known?.BornOn is { } born ? VietnameseDates.Date(born) : null,
            ["Độ tuổi khi ký"] = AgeBands.Read(consent.AgeBand)?.Name(),
            ["Đơn vị"] = unit.NameOn(Vietnam.Today(clock)).Name,
            ["Cha, mẹ hoặc người giám hộ"] = known?.GuardianName,
            ["Quan hệ"] = known?.GuardianRelation,
            ["Liên hệ"] = known?.Contact,
            ["Nơi được đăng"] = ConsentNames.Of(consent.Purposes),
            ["Dữ liệu được dùng"] = ConsentNames.Of(consent.DataTypes),
            ["Có hiệu lực từ"] = VietnameseDates.Date(consent.ValidFrom),
            ["Đến hết ngày"] = consent.ValidUntil is { } until ? VietnameseDates.Date(until) : null,
            ["Mẫu phiếu"] = consent.TextVersion,
            ["Ký lúc"] = VietnameseDates.DateAndTime(consent.GivenAt),
            ["Rút lại lúc"] = consent.WithdrawnAt is { } at ? VietnameseDates.DateAndTime(at) : null,
            ["Ghi chú"] = consent.Note,
            ["Số bản chụp phiếu"] = await db.Set<ConsentEvidence>().CountAsync(e => e.ConsentId == consent.Id, cancel),
            ["Các bài đã dùng"] = await uses.Items(consent.Id).OrderBy(i => i.Id).Select(i => i.Title).ToListAsync(cancel),
            ["Các tệp có người này"] = await uses.Files(consent.Id).OrderBy(m => m.Id).Select(m => m.FileName).ToListAsync(cancel),
            ["Các yêu cầu đã nhận"] = (await db.Set<PrivacyRequest>().Where(r => r.ConsentId == consent.Id).OrderBy(r => r.Id).ToListAsync(cancel))
                .ConvertAll(r => $"{VietnameseDates.Date(r.ReceivedOn)}: {RequestClock.Name(r.Kind)}"),
        };
    }

    private static string Text(object? value) => value switch
    {
        null or "" => "không có",
        List<string> { Count: 0 } => "không có",
        List<string> list => string.Join("; ", list),
        _ => value.ToString()!,
    };
}
