using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Publishing.Works;

/// <summary>A publication by the press, a station or another body.</summary>
/// <param name="Id">Chosen by the caller: recording the same one twice makes one work.</param>
/// <param name="UnitCode">The unit that placed it.</param>
/// <param name="Repost">An outlet's reprint of a work that exists already.</param>
public sealed record ExternalWork(
    Guid Id, string Genre, string Title, string Outlet, string? Author, DateTimeOffset PublicAt, string UnitCode, string UnitName,
    IReadOnlyList<EvidenceGiven> Evidence, bool Repost = false)
{
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];
}

/// <summary>A link, or the key of a scan or recording in the host's media store.</summary>
public sealed record EvidenceGiven(EvidenceKind Kind, string? Url = null, string? FileKey = null, string? Note = null)
{
    internal Refusal? WhyNot() => Kind switch
    {
        EvidenceKind.Link when !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") => new("evidence.link",
            "Liên kết minh chứng chưa đúng. Hãy dán địa chỉ đầy đủ, bắt đầu bằng http:// hoặc https://.", "evidence"),
        EvidenceKind.Scan or EvidenceKind.Recording when string.IsNullOrWhiteSpace(FileKey) => new("evidence.file",
            "Minh chứng chưa có tệp. Hãy tải lên bản chụp hoặc bản ghi rồi lưu lại.", "evidence"),
        _ => null,
    };

    internal Evidence ToEvidence(string actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = Kind,
        Url = Kind == EvidenceKind.Link ? Url : null,
        FileKey = Kind == EvidenceKind.Link ? null : FileKey,
        Note = Note,
        AddedAt = now,
        AddedBy = actor,
        CheckAt = Kind == EvidenceKind.Link ? now : null,
    };
}

/// <summary>Books an external publication with what proves it.</summary>
public sealed class RecordExternalWork(PublishingDb db, WorkNumbers numbers, TimeProvider clock)
{
    public async Task<(Work? Work, Refusal? Refusal)> RunAsync(ExternalWork external, string actor, CancellationToken cancel)
    {
        if (WhyNot(external) is { } refusal) return (null, refusal);
        return (await db.TogetherAsync(() => BookAsync(external, actor, cancel), cancel), null);
    }

    internal static Refusal? WhyNot(string genre, string title, string outlet) =>
        !Genres.TryFind(genre, out _) ? new("external.genre", "Thể loại này không có trong danh mục. Hãy chọn một thể loại khác.", "genre")
        : string.IsNullOrWhiteSpace(title) ? new("external.title", "Tác phẩm chưa có tên. Hãy nhập tên tác phẩm như đã đăng.", "title")
        : string.IsNullOrWhiteSpace(outlet) ? new("external.outlet", "Chưa có tên cơ quan đăng, phát. Hãy nhập tên báo, đài hoặc trang đã đăng.", "outlet")
        : null;

    private Refusal? WhyNot(ExternalWork external) =>
        WhyNot(external.Genre, external.Title, external.Outlet) is { } refusal ? refusal
        : external.PublicAt > clock.GetUtcNow() ? new("external.date", "Ngày đăng nằm trong tương lai. Hãy nhập ngày tác phẩm đã được đăng.", "publicAt")
        : external.Evidence.Count == 0 ? new("external.evidence", "Tác phẩm chưa có minh chứng. Hãy dán liên kết hoặc tải lên bản chụp, bản ghi.", "evidence")
        : external.Evidence.Select(e => e.WhyNot()).FirstOrDefault(r => r is not null);

    private async Task<Work> BookAsync(ExternalWork external, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var source = $"external:{external.Id}";
        await numbers.LockAsync(source, cancel);
        if (await db.Works.Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Source == source, cancel) is { } known) return known;

        var work = new Work
        {
            Id = external.Id,
            Reference = await numbers.NextAsync(external.PublicAt, cancel),
            Source = source,
            Origin = WorkOrigin.External,
            Genre = external.Genre,
            Title = external.Title,
            UnitCode = external.UnitCode,
            UnitName = external.UnitName,
            Themes = [.. external.Themes],
            Audiences = [.. external.Audiences],
            Activities = [.. external.Activities],
            Outlet = external.Outlet,
            Author = external.Author,
            FirstPublicAt = external.PublicAt.ToUniversalTime(),
            FirstPublicOn = Vietnam.LocalDate(external.PublicAt),
            PublishedAlone = true,
            Repost = external.Repost,
            CountReason = "",
            CountRules = "",
        };
        work.Evidence.AddRange(external.Evidence.Select(e => e.ToEvidence(actor, now)));
        db.Works.Add(work);
        await db.BookAsync(work, "recorded", actor, now, note: null, cancel);
        return work;
    }
}
