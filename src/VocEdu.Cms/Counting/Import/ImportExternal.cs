using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting.Import;

public enum RowFate
{
    New,
    Known,

    /// <summary>A work of that title stands there within thirty days: only with a person's word.</summary>
    MaybeKnown,
    Wrong,
}

/// <param name="Why">A sentence; null for a new one.</param>
/// <param name="Work">What would be booked; null when it is wrong.</param>
public sealed record PlannedRow(ImportRow Row, RowFate Fate, string? Why, ExternalWork? Work, Guid? KnownId = null);

/// <summary>Books external publications from a spreadsheet. A row is known by what it says, so booking a file twice, or half of it before a crash, makes each work once.</summary>
public sealed class ImportExternal(CmsDb db, RecordExternalWork record, SimilarWorks similar, TimeProvider clock)
{
    public static readonly IReadOnlyList<(string Name, double Width)> Columns =
    [
        ("Báo, đài hoặc trang đã đăng", 28), ("Tên tác phẩm", 60), ("Thể loại", 18), ("Tác giả", 22), ("Ngày đăng", 12), ("Giờ", 8), ("Đơn vị đã đặt bài", 36),
        ("Liên kết", 48), ("Ghi chú", 30), ("Đăng lại (có/không)", 12), ("Mã nội dung", 22), ("Mã hoạt động", 22),
    ];

    /// <summary>The rows of a sheet whose first row with these names is its heading.</summary>
    /// <returns>Null when no row is a heading.</returns>
    public static List<ImportRow>? RowsOf(IReadOnlyList<IReadOnlyList<string>> sheet)
    {
        var wanted = Columns.Select(c => VietnameseText.Fold(c.Name)).ToList();
        for (var head = 0; head < Math.Min(sheet.Count, 20); head++)
        {
            var names = sheet[head].Select(c => VietnameseText.Fold(c).Trim()).ToList();
            if (!names.Contains(wanted[1]) || !names.Contains(wanted[4])) continue;
            var at = wanted.ConvertAll(names.IndexOf);
            return
            [
                .. sheet.Skip(head + 1).Select((cells, i) => (Cells: cells, Line: head + 2 + i)).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).Select(r =>
                {
                    string Cell(int column) => at[column] >= 0 && at[column] < r.Cells.Count ? VietnameseText.Normalize(r.Cells[at[column]]).Trim() : "";
                    return new ImportRow(r.Line, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5), Cell(6), Cell(7), Cell(8), Cell(9), Cell(10), Cell(11));
                }),
            ];
        }
        return null;
    }

    /// <summary>What would become of each row now.</summary>
    public async Task<IReadOnlyList<PlannedRow>> PlanAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().Include(u => u.Names).ToListAsync(cancel);
        var terms = (await PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel)).SelectMany(p => p.Themes.Concat(p.Activities)).Select(term => term.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var planned = rows.Select(row => Read(row, units, terms)).ToList();
        var ids = planned.Where(p => p.Work is not null).Select(p => p.Work!.Id).ToList();
        var known = await db.Works.Where(w => ids.Contains(w.Id)).Select(w => new { w.Id, w.Reference }).ToDictionaryAsync(w => w.Id, w => w.Reference, cancel);
        var seen = new Dictionary<Guid, int>();
        for (var i = 0; i < planned.Count; i++)
        {
            if (planned[i].Work is not { } work) continue;
            if (known.TryGetValue(work.Id, out var reference)) planned[i] = planned[i] with { Fate = RowFate.Known, Why = $"Đã ghi nhận trước đó, mã {reference}.", KnownId = work.Id };
            else if (!seen.TryAdd(work.Id, planned[i].Row.Line)) planned[i] = planned[i] with { Fate = RowFate.Known, Why = $"Giống hệt dòng {seen[work.Id]}; chỉ ghi nhận một lần." };
            else if ((await similar.RunAsync(work.Title, Vietnam.LocalDate(work.PublicAt), cancel)) is [var like, ..])
                planned[i] = planned[i] with { Fate = RowFate.MaybeKnown, Why = $"Đã có tác phẩm cùng tên trong vòng 30 ngày: {like.Reference}. Chỉ ghi nhận nếu đây là tác phẩm khác.", KnownId = like.Id };
        }
        return planned;
    }

    /// <summary>Books what is new, and of the doubtful those a person ticked. Each row is its own booking.</summary>
    /// <returns>How many were booked.</returns>
    public async Task<int> RunAsync(ExternalImport import, IReadOnlySet<int> ticked, string actor, CancellationToken cancel)
    {
        var booked = 0;
        foreach (var row in await PlanAsync(import.Rows, cancel))
        {
            if (row.Work is null || !(row.Fate is RowFate.New || (row.Fate is RowFate.MaybeKnown && ticked.Contains(row.Row.Line)))) continue;
            var (_, refusal) = await record.RunAsync(row.Work, actor, cancel);
            if (refusal is null) booked++;
            db.ChangeTracker.Clear();
        }
        return booked;
    }

    private PlannedRow Read(ImportRow row, List<Unit> units, HashSet<string> terms)
    {
        PlannedRow Wrong(string why) => new(row, RowFate.Wrong, why, null);
        if (row.Title.Length is 0 or > 500) return Wrong("Tên tác phẩm còn trống hoặc dài quá 500 ký tự.");
        if (row.Outlet.Length is 0 or > 200) return Wrong("Nơi đăng còn trống hoặc dài quá 200 ký tự.");
        if (!TryDay(row.Day, out var day)) return Wrong("Ngày đăng không đọc được. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026.");
        if (!TryTime(row.Time, out var time)) return Wrong("Giờ không đọc được. Nhập theo dạng giờ:phút, ví dụ 07:30.");
        var at = Vietnam.Instant(day, time);
        if (at > clock.GetUtcNow()) return Wrong("Ngày đăng nằm trong tương lai.");
        var genre = Genres.All.FirstOrDefault(g => Same(g.Code, row.Genre) || Same(g.Name, row.Genre));
        if (genre is null || genre.Counting == GenreCounting.DoesNotCount) return Wrong($"Thể loại “{row.Genre}” không có trong danh mục tính chỉ tiêu.");
        var found = units.Where(u => Same(u.Id, row.Unit) || u.Names.Any(n => Same(n.Name, row.Unit) || Same(n.ShortName, row.Unit))).Take(2).ToList();
        if (found is not [var unit]) return Wrong(found.Count == 0 ? $"Không tìm thấy đơn vị “{row.Unit}”." : $"Có nhiều đơn vị tên “{row.Unit}”. Hãy ghi tên đầy đủ.");
        if (row.Link.Length > 2000 || !Uri.TryCreate(row.Link, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            return Wrong("Thiếu liên kết hoặc liên kết chưa đúng. Tác phẩm không có liên kết phải ghi nhận từng bài, kèm bản chụp.");
        var (themes, activities) = (Codes(row.Themes), Codes(row.Activities));
        if (themes.Concat(activities).FirstOrDefault(c => !terms.Contains(c)) is { } strange) return Wrong($"Mã “{strange}” không có trong kế hoạch đang thực hiện. Mã có dạng KH3066-2021:ND1.");

        // What the row says is its name: the same row is the same work, however often it comes.
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Similarity.TitleKey(row.Outlet), Similarity.TitleKey(row.Title), day.ToString("O", CultureInfo.InvariantCulture), link.AbsoluteUri)));
        return new(row, RowFate.New, null, new ExternalWork(
            new Guid(key.AsSpan(0, 16)), genre.Code, row.Title, row.Outlet, row.Author.Length == 0 ? null : row.Author, at, unit.Id, unit.NameOn(day).Name,
            [new EvidenceGiven(EvidenceKind.Link, link.AbsoluteUri, Note: row.Note.Length == 0 ? null : row.Note)], Same(row.Repost, "có") || row.Repost is "1" or "x" or "X")
        {
            Themes = themes, Activities = activities,
        });
    }

    private static bool Same(string? a, string b) => b.Length > 0 && a is not null && VietnameseText.Fold(a) == VietnameseText.Fold(b);

    private static List<string> Codes(string text) => [.. text.Split([',', ';', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>As people type it, or as a workbook keeps it: days since 30/12/1899.</summary>
    private static bool TryDay(string text, out DateOnly day)
    {
        if (WorkAddress.TryReadDay(text, out day)) return true;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) || serial is < 30_000 or > 80_000) return false;
        day = DateOnly.FromDateTime(DateTime.FromOADate(serial));
        return true;
    }

    private static bool TryTime(string text, out TimeOnly time)
    {
        time = TimeOnly.MinValue;
        if (text.Length == 0 || TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time)) return true;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share is < 0 or >= 1) return false;
        time = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Floor(share * 1440)));
        return true;
    }
}
