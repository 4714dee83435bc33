using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Media;

/// <summary>What is to change in one file or many; null leaves a thing as it is.</summary>
/// <param name="Folder">Where they go; empty: out of any folder.</param>
/// <param name="AddTags">Separated by commas.</param>
/// <param name="Licence">A code; empty: none.</param>
public sealed record MediaChange(Guid? Folder = null, string? AddTags = null, string? Credit = null, string? Licence = null);

/// <summary>Files files: folder, tags, credit, licence, of as many as are chosen.</summary>
public sealed class EditMedia(CmsDb db, Licences licences, MediaFolders folders)
{
    public const int Most = 500;
    public static readonly Refusal NoneChosen = new("media.none", "Hãy chọn ít nhất một tệp.");
    public static readonly Refusal TooMany = new("media.many", $"Mỗi lần sửa được nhiều nhất {Most} tệp. Hãy chọn ít tệp hơn.");
    private const int MostTags = 30, LongestTag = 60, LongestCredit = 300;

    /// <returns>How many were changed, or why none was.</returns>
    public async Task<(int Changed, Refusal? Refusal)> RunAsync(IReadOnlyCollection<Guid> ids, MediaChange change, Actor actor, CancellationToken cancel)
    {
        if (ids.Count is 0) return (0, NoneChosen);
        if (ids.Count > Most) return (0, TooMany);
        if (change.Folder is { } folder && folder != Guid.Empty && !await folders.VisibleTo(actor).AnyAsync(f => f.Id == folder, cancel))
            return (0, new("media.folder", "Không tìm thấy thư mục này. Có thể ai đó vừa xóa; hãy tải lại trang."));
        if (change.Licence is { Length: > 0 } && !licences.Has(change.Licence)) return (0, new("media.licence", "Giấy phép này không có trong danh mục."));

        var (tags, credit) = (Tags(change.AddTags), Clean(change.Credit, LongestCredit));
        var files = await db.Media.VisibleTo(actor).Where(m => ids.Contains(m.Id)).ToListAsync(cancel);
        foreach (var file in files)
        {
            if (change.Folder is { } target) file.FolderId = target == Guid.Empty ? null : target;
            if (tags.Count > 0) file.Tags = [.. file.Tags.Union(tags, StringComparer.OrdinalIgnoreCase).Take(MostTags)];
            if (credit.Length > 0) file.Credit = credit;
            if (change.Licence is not null) file.Licence = change.Licence.Length == 0 ? null : change.Licence;
        }

        await db.SaveChangesAsync(cancel);
        return (files.Count, null);
    }

    /// <summary>Tags as people type them, separated by commas; each once.</summary>
    public static List<string> Tags(string? text) =>
        [.. (text ?? "").Split(',').Select(tag => Clean(tag, LongestTag)).Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];

    public static string Clean(string? text, int most)
    {
        var clean = VietnameseText.Normalize(text).Trim();
        return clean.Length <= most ? clean : VietnameseText.Normalize(clean[..most]);
    }
}
