using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Media;

/// <summary>Which files of the library are wanted.</summary>
public sealed record MediaFilter
{
    private const int MostWords = 12;

    /// <summary>Words of name, description, credit, caption, tags and text, with or without marks; each may be only begun.</summary>
    public string? Text { get; init; }
    public MediaKind? Kind { get; init; }
    public MediaState? State { get; init; }
    public string? Tag { get; init; }

    /// <summary>Null: everywhere; empty: what lies in no folder.</summary>
    public Guid? Folder { get; init; }

    /// <summary>The last file of the page before; ids grow with time.</summary>
    public Guid? Before { get; init; }

    /// <summary>The files that this person sees, the newest first. What it costs does not depend on how many there are.</summary>
    public IQueryable<MediaFile> In(CmsDb db, Actor actor)
    {
        var query = string.Join(" & ", Words(Text).Select(word => $"{word}:*"));
        var files = query.Length == 0 ? db.Media.AsNoTracking() : db.Media.FromSql($"""
            select m.* from cms.media m where m.id in (select s.media_id from cms.media_search s where s.words @@ to_tsquery('simple', {query}))
            """).AsNoTracking();
        files = files.VisibleTo(actor);
        if (Kind is { } kind) files = files.Where(m => m.Kind == kind);
        if (State is { } state) files = files.Where(m => m.State == state);
        if (!string.IsNullOrWhiteSpace(Tag)) files = files.Where(m => m.Tags.Contains(Tag.Trim()));
        if (Folder is { } folder) files = folder == Guid.Empty ? files.Where(m => m.FolderId == null) : files.Where(m => m.FolderId == folder);
        if (Before is { } before) files = files.Where(m => m.Id < before);
        return files.OrderByDescending(m => m.Id);
    }

    /// <summary>As the index folds them.</summary>
    private static IEnumerable<string> Words(string? text) =>
        new string([.. VietnameseText.Fold(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords);
}
