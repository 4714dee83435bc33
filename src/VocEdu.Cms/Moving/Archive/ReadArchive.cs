using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Documents;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Moving.Archive;

/// <summary>What an import brought.</summary>
/// <param name="Rows">By table.</param>
/// <param name="Unknown">Tables of the archive that this program has not got.</param>
/// <param name="Works">How many were counted anew.</param>
public sealed record ArchiveRead(ArchiveManifest Manifest, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<string> Unknown, int Works, int Files);

/// <summary>Reads an archive into an empty instance: the files first, each once however often it is begun, then everything else in one transaction.</summary>
/// <remarks>What readers see is rendered anew from the documents, and works are counted anew by the rules: neither is believed.</remarks>
public sealed partial class ReadArchive(CmsDb db, NpgsqlDataSource database, MediaStore store, InsertRows rows, PageRenderer renderer, RecountWorks recount, AuditLog audit, TimeProvider clock)
{
    private const long LargestManifest = 16 * 1024 * 1024;

    /// <exception cref="ArchiveRefusedException">Nothing was imported.</exception>
    public async Task<ArchiveRead> RunAsync(string path, Action<string> tell, CancellationToken cancel)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancel);
            var manifest = await ManifestAsync(zip, cancel);
            await RefuseUnlessEmptyAsync(cancel);
            foreach (var table in manifest.Tables) await CheckAsync(zip, table, cancel);
            var files = await CopyMediaAsync(zip, tell, cancel);
            return await FillAsync(zip, manifest, files, tell, cancel);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ArchiveRefusedException($"Tệp này hỏng hoặc không phải tệp xuất của VocEdu CMS nên chưa có gì được nhập ({fault.Message}).");
        }
        catch (PostgresException fault)
        {
            throw new ArchiveRefusedException($"Cơ sở dữ liệu không nhận dữ liệu trong tệp này nên chưa có gì được nhập ({fault.MessageText}; bảng {fault.TableName}).");
        }
    }

    private static async Task<ArchiveManifest> ManifestAsync(ZipArchive zip, CancellationToken cancel)
    {
        var entry = zip.GetEntry(ArchiveManifest.FileName) ?? throw new InvalidDataException(ArchiveManifest.FileName);
        if (entry.Length > LargestManifest) throw new InvalidDataException(ArchiveManifest.FileName);
        await using var stream = await entry.OpenAsync(cancel);
        var manifest = await JsonSerializer.DeserializeAsync<ArchiveManifest>(stream, ArchiveManifest.Json, cancel) ?? throw new InvalidDataException(ArchiveManifest.FileName);
        return manifest.Format is > 0 and <= ArchiveManifest.CurrentFormat ? manifest
            : throw new ArchiveRefusedException($"Tệp này có định dạng {manifest.Format}, mới hơn định dạng {ArchiveManifest.CurrentFormat} mà chương trình đọc được. Hãy cập nhật chương trình rồi nhập lại; chưa có gì được nhập.");
    }

    private async Task RefuseUnlessEmptyAsync(CancellationToken cancel)
    {
        if (await db.Items.IgnoreQueryFilters().AnyAsync(cancel) || await db.Media.AnyAsync(cancel) || await db.Works.AnyAsync(cancel))
            throw new ArchiveRefusedException("Chỉ nhập vào hệ thống còn trống; hệ thống này đã có bài, tệp hoặc tác phẩm nên chưa có gì được nhập. Hãy cài một hệ thống mới (VOCEDU_DEMO=0) rồi nhập ở đó.");
    }

    private static async Task CheckAsync(ZipArchive zip, ArchivedTable table, CancellationToken cancel)
    {
        var entry = zip.GetEntry(table.File) ?? throw new InvalidDataException(table.File);
        await using var stream = await entry.OpenAsync(cancel);
        await using var bounded = new BoundedStream(stream, entry.Length);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(bounded, cancel)) != table.Sha256) throw new InvalidDataException(table.File);
    }

    private async Task<int> CopyMediaAsync(ZipArchive zip, Action<string> tell, CancellationToken cancel)
    {
        var entries = zip.Entries.Select(entry => (Entry: entry, Name: MediaName().Match(entry.FullName))).Where(e => e.Name.Success).ToList();
        if (entries.Sum(e => e.Entry.Length) > store.Free) throw new ArchiveRefusedException("Ổ đĩa không đủ chỗ cho các tệp ảnh, video trong tệp này nên chưa có gì được nhập. Hãy giải phóng dung lượng rồi nhập lại.");
        for (var i = 0; i < entries.Count; i++)
        {
            if (i % 500 == 0) tell($"Tệp thư viện: {i}/{entries.Count}");
            var (entry, name) = entries[i];
            var folder = Directory.CreateDirectory(store.FolderOf(Guid.ParseExact(name.Groups["id"].Value, "N"))).FullName;
            var target = Path.Combine(folder, name.Groups["name"].Value);
            if (new FileInfo(target) is { Exists: true } there && there.Length == entry.Length) continue;       // from an attempt that was killed
            await using (var stream = await entry.OpenAsync(cancel))
            await using (var bounded = new BoundedStream(stream, entry.Length))
            await using (var file = File.Create(target + ".part")) await bounded.CopyToAsync(file, cancel);
            File.Move(target + ".part", target, overwrite: true);
        }

        return entries.Count;
    }

    private async Task<ArchiveRead> FillAsync(ZipArchive zip, ArchiveManifest manifest, int files, Action<string> tell, CancellationToken cancel)
    {
        var written = new Dictionary<string, long>();
        IReadOnlyList<ArchiveTable> tables;
        await using (var connection = await database.OpenConnectionAsync(cancel)) tables = await ArchiveTables.ReadAsync(connection, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await rows.ClearAsync(db, tables, cancel);
        foreach (var table in tables.Where(t => t.Imported))
        {
            if (manifest.Tables.FirstOrDefault(t => t.Name == table.Name && t.Imported) is not { } archived) continue;
            tell($"Bảng {table.Name}: {archived.Rows} dòng");
            await using var stream = await zip.GetEntry(archived.File)!.OpenAsync(cancel);
            written[table.Name] = await rows.RunAsync(db, table, stream, cancel);
        }

        await rows.MoveSequencesAsync(db, manifest.Sequences, cancel);
        await RenderAsync(tell, cancel);
        tell("Tính lại tác phẩm");
        var works = await recount.RunAsync($"Nhập từ {manifest.Site} ({manifest.Address}), xuất lúc {manifest.MadeAt:u}; sổ cũ kết thúc ở dòng {manifest.Ledger.Rows}, mã băm {manifest.Ledger.Hash}.", "Nhập dữ liệu", cancel);
        await db.Database.ExecuteSqlAsync($"""
            insert into cms.media_job (media_id, heavy, part, attempts, queued_at) select id, kind = 'Video', 'All', 0, {clock.GetUtcNow()} from cms.media where state = 'Processing' on conflict do nothing
            """, cancel);
        audit.Add(new Actor(null, "Nhập dữ liệu", Domain.Content.Role.None, null), "Nhập dữ liệu từ tệp xuất", "archive", manifest.MadeAt.ToString("O"), $"{manifest.Site}; {written.Values.Sum()} dòng; {files} tệp");
        await db.SaveChangesAsync(cancel);
        await PublicChange.AnnounceAsync(db, PublicPages.All, cancel);
        await transaction.CommitAsync(cancel);
        return new(manifest, written, [.. manifest.Tables.Where(t => t.Imported && tables.All(known => known.Name != t.Name)).Select(t => t.Name)], works, files);
    }

    /// <summary>Markup that was written elsewhere is nobody's promise: the page is made from the document.</summary>
    private async Task RenderAsync(Action<string> tell, CancellationToken cancel)
    {
        var ids = await db.Publications.Select(p => p.ItemId).ToListAsync(cancel);
        foreach (var batch in ids.Chunk(200))
        {
            tell($"Trang công khai: {batch.Length} trang");
            var pages = await (from p in db.Publications.Where(p => batch.Contains(p.ItemId)) join v in db.Versions on new { p.ItemId, Number = p.Version } equals new { v.ItemId, v.Number } select new { Publication = p, v.Body }).ToListAsync(cancel);
            if (pages.Count < batch.Length) throw new InvalidDataException("cms.content_version");
            foreach (var page in pages) page.Publication.Html = await renderer.RenderAsync(RichText.Parse(page.Body), cancel);

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    [GeneratedRegex("^media/(?<id>[0-9a-f]{32})/(?<name>[a-z0-9][a-z0-9-]{0,40}(\\.[a-z0-9]{2,4})?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MediaName();
}
