using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Shared.Pdf;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Handbooks;

/// <summary>Makes the books that were asked for: freezes the text, prints it, and files it as a publication that goes the usual way to readers.</summary>
[DisallowConcurrentExecution]
public sealed class MakeHandbook(
    CmsDb db, GatherHandbook gather, AddMedia add, MediaStore store, SaveContent save, IOptions<SiteOptions> site, TimeProvider clock, ILogger<MakeHandbook> log) : IJob
{
    public const string Genre = "CAMNANG";

    private const int MostAttempts = 3;
    private const string NoFonts = "Máy chủ chưa có phông chữ đủ dấu tiếng Việt. Hãy nhờ người quản trị cài gói fonts-noto-core hoặc fonts-dejavu-core rồi tạo lại.";
    private const string GivenUp = "Chưa tạo được cẩm nang sau ba lần thử. Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị xem nhật ký máy chủ.";
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2), BetweenBeats = TimeSpan.FromMilliseconds(500), RestAfterFault = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        while (await OneAsync(cancellationToken)) db.ChangeTracker.Clear();
    }

    /// <returns>False when none waits.</returns>
    public async Task<bool> OneAsync(CancellationToken cancel)
    {
        if (await TakeAsync(cancel) is not { } edition) return false;
        try
        {
            var fault = edition.Attempts > MostAttempts ? GivenUp : await MakeAsync(edition, cancel);
            if (fault is not null) await FailAsync(edition, fault, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await GiveBackAsync(edition, TimeSpan.Zero, counted: false);
            throw;
        }
        catch (Exception broken)
        {
            log.LogError(broken, "The handbook of {Year} could not be made at attempt {Attempt}", edition.Year, edition.Attempts);
            db.ChangeTracker.Clear();
            await GiveBackAsync(edition, RestAfterFault, counted: true);
        }

        return true;
    }

    private async Task<HandbookEdition?> TakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (lease, until) = (Guid.NewGuid(), now + LeaseLength);
        var taken = await db.Set<HandbookEdition>().FromSql($"""
            update cms.handbook_edition set lease = {lease}, lease_until = {until}, attempts = attempts + 1
            where id = (
              select id from cms.handbook_edition where asked_at is not null and (lease_until is null or lease_until <= {now})
              order by asked_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancel);
        return taken.SingleOrDefault();
    }

    /// <returns>Why it cannot be made, for the officer; null when it is done, or somebody else has taken it over.</returns>
    private async Task<string?> MakeAsync(HandbookEdition edition, CancellationToken cancel)
    {
        if (HandbookFonts.Load() is not { } fonts) return NoFonts;
        var text = await gather.RunAsync(edition, cancel);
        if (text.Parts.Count == 0) return "Không còn nghề hay trường nào đã chọn được đăng trên trang. Hãy chọn lại rồi tạo lại.";

        var cover = await CoverAsync(edition, cancel);
        var done = 0;
        var printing = Task.Run(() => HandbookPdf.Write(text, cover, site.Value.PublicUrl, fonts, set => Volatile.Write(ref done, set)), cancel);
        var all = text.Parts.Sum(part => part.Chapters.Count);
        do
        {
            if (!await BeatAsync(edition, Volatile.Read(ref done), all, cancel)) return null;
        }
        while (await Task.WhenAny(printing, Task.Delay(BetweenBeats, clock, cancel)) != printing);
        var (pdf, pages) = await printing;

        var actor = new Actor(edition.AskedBy, edition.AskedByName ?? "", edition.AskedRoles, null);
        await using var bytes = new MemoryStream(pdf);
        var (file, refused) = await add.RunAsync(bytes, $"cam-nang-{edition.Year}.pdf", $"{edition.Title} {edition.Year}", site.Value.Owner, actor, cancel);
        return file is null ? refused!.Message : await FileAsync(edition, text, file.Id, pages, actor, cancel);
    }

    /// <summary>The publication and the edition in one piece.</summary>
    private async Task<string?> FileAsync(HandbookEdition taken, HandbookText text, Guid file, int pages, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var last = taken.ItemId is { } id ? await db.Versions.AsNoTracking().Where(v => v.ItemId == id && db.Items.Any(i => i.Id == id)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel) : null;
        var draft = last is null ? await NewDraftAsync(taken, text, cancel) : ContentDraft.Of(last);
        var sheet = draft.Fields.File ?? new(null, true, null, null, null, null, null, $"Ấn bản {taken.Year}");
        draft = draft with { Fields = draft.Fields with { File = sheet with { MediaId = file, Public = true, Pages = pages } }, Note = "Tạo từ ấn bản cẩm nang." };
        switch (await save.RunAsync(last?.ItemId, last?.Number ?? 0, draft, actor, cancel))
        {
            case SaveOutcome.Refused refused:
                return refused.Why.Message;
            case SaveOutcome.Saved saved:
                var edition = await db.Handbooks().SingleAsync(e => e.Id == taken.Id, cancel);
                if (edition.Lease != taken.Lease) return null;
                (edition.Text, edition.MadeAt, edition.Pages, edition.FileId, edition.ItemId) = (text, text.MadeAt, pages, file, saved.Item.Id);
                (edition.AskedAt, edition.Lease, edition.LeaseUntil, edition.Fault) = (null, null, null, null);
                edition.ChaptersDone = edition.ChaptersAll = text.Parts.Sum(part => part.Chapters.Count);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return null;
            default:
                return "Có người đang sửa bài cẩm nang này. Hãy tạo lại sau khi họ lưu xong.";
        }
    }

    private async Task<ContentDraft> NewDraftAsync(HandbookEdition edition, HandbookText text, CancellationToken cancel)
    {
        var (trades, schools) = (text.Parts.Where(p => p.Anchor == GatherHandbook.Trades).Sum(p => p.Chapters.Count), text.Parts.Where(p => p.Anchor == GatherHandbook.Schools).Sum(p => p.Chapters.Count));
        var alternative = edition.CoverId is { } cover ? await db.Media.Where(m => m.Id == cover).Select(m => m.AlternativeText).SingleOrDefaultAsync(cancel) : null;
        var web = site.Value.Absolute(edition.Path).ToString();
        object[] link = [new { type = "link", attrs = new { href = web } }];
        var body = JsonSerializer.Serialize(new
        {
            type = "doc",
            content = text.ForewordParagraphs.Append($"Ấn bản {edition.Year} giới thiệu {trades} nghề và {schools} cơ sở đào tạo.").Select(line => Paragraph(new { type = "text", text = line }))
                .Append(Paragraph(new { type = "text", text = "Đọc cẩm nang trên web", marks = link })),
        });
        return new()
        {
            Genre = Genre, Section = "an-pham", UnitId = edition.UnitId, Title = $"{edition.Title} {edition.Year}",
            Summary = $"Ấn bản {edition.Year}: {trades} nghề, {schools} cơ sở đào tạo; mỗi nghề làm gì, học ở đâu, học bao lâu.",
            Body = RichText.Parse(body),
            Fields = new() { Cover = edition.CoverId is { } id ? new(id, alternative ?? "") : null },
        };
    }

    private static object Paragraph(object run) => new { type = "paragraph", content = new[] { run } };

    private async Task<PdfPicture?> CoverAsync(HandbookEdition edition, CancellationToken cancel)
    {
        if (edition.CoverId is not { } id || await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file) return null;
        var picture = file.Variants.Where(variant => variant.ContentType == "image/jpeg").MinBy(variant => Math.Abs((variant.Width ?? 0) - 1280));
        return picture is not null && File.Exists(store.VariantOf(id, picture)) ? PdfPicture.Read(await File.ReadAllBytesAsync(store.VariantOf(id, picture), cancel)) : null;
    }

    /// <returns>False: the lease is lost.</returns>
    private async Task<bool> BeatAsync(HandbookEdition edition, int done, int all, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + LeaseLength;
        return await db.Handbooks().Where(e => e.Id == edition.Id && e.Lease == edition.Lease)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.LeaseUntil, until).SetProperty(e => e.ChaptersDone, done).SetProperty(e => e.ChaptersAll, all), cancel) == 1;
    }

    private Task<int> FailAsync(HandbookEdition edition, string fault, CancellationToken cancel) => db.Handbooks().Where(e => e.Id == edition.Id && e.Lease == edition.Lease)
        .ExecuteUpdateAsync(set => set.SetProperty(e => e.Fault, fault).SetProperty(e => e.AskedAt, (DateTimeOffset?)null).SetProperty(e => e.Lease, (Guid?)null).SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null), cancel);

    private Task<int> GiveBackAsync(HandbookEdition edition, TimeSpan rest, bool counted)
    {
        var (until, attempts) = (clock.GetUtcNow() + rest, counted ? edition.Attempts : edition.Attempts - 1);
        return db.Handbooks().Where(e => e.Id == edition.Id && e.Lease == edition.Lease).ExecuteUpdateAsync(set => set.SetProperty(e => e.LeaseUntil, until).SetProperty(e => e.Attempts, attempts));
    }
}
