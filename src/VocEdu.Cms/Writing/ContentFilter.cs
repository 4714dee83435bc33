using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing;

/// <summary>What a list of items is narrowed to; each is a query parameter, so that a filtered list has an address.</summary>
public sealed class ContentFilter
{
    public ContentState? State { get; set; }
    public string? Genre { get; set; }

    /// <summary>Only what was put right after it was published.</summary>
    public bool Corrected { get; set; }
    public string? Section { get; set; }
    public string? Unit { get; set; }
    public string? Text { get; set; }

    /// <summary>Part of the author's name.</summary>
    public string? Who { get; set; }

    /// <summary>Where the page begins: the last row of the page before it.</summary>
    public DateTimeOffset? Before { get; set; }
    public Guid? BeforeId { get; set; }

    public IQueryable<ContentItem> Apply(IQueryable<ContentItem> items)
    {
        if (State is { } state) items = items.Where(i => i.State == state);
        if (Corrected) items = items.Where(i => i.CorrectedAt != null);
        if (Clean(Genre) is { Length: > 0 } genre) items = items.Where(i => i.Genre == genre);
        if (Clean(Section) is { Length: > 0 } section) items = items.Where(i => i.Section == section);
        if (Clean(Unit) is { Length: > 0 } unit) items = items.Where(i => i.UnitId == unit);
        // Who types marks means them; who types none means any.
        if (Pattern(Text) is { } text) items = VietnameseText.Fold(text).Equals(text, StringComparison.OrdinalIgnoreCase) ? items.Where(i => EF.Functions.ILike(i.FoldedTitle, text)) : items.Where(i => EF.Functions.ILike(i.Title, text));
        if (Pattern(Who) is { } who) items = items.Where(i => EF.Functions.ILike(i.AuthorName, who));
        return items;
    }

    /// <summary>Newest first, from where the last page ended; one row more than a page tells whether another follows.</summary>
    public async Task<(List<ContentItem> Rows, string? NextPage)> PageAsync(IQueryable<ContentItem> items, int size, CancellationToken cancel)
    {
        items = Apply(items);
        if (Instant(Before) is { } before && BeforeId is { } id) items = items.Where(i => i.UpdatedAt < before || (i.UpdatedAt == before && i.Id < id));
        var rows = await items.AsNoTracking().OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id).Take(size + 1).ToListAsync(cancel);
        if (rows.Count <= size) return (rows, null);
        rows.RemoveAt(size);
        return (rows, Address(rows[^1]));
    }

    private string Address(ContentItem last)
    {
        var query = new QueryString();
        foreach (var (name, value) in (IEnumerable<(string, string?)>)[("State", State?.ToString()), ("Corrected", Corrected ? "true" : null), ("Genre", Genre), ("Section", Section), ("Unit", Unit), ("Text", Text), ("Who", Who)])
            if (!string.IsNullOrEmpty(value)) query = query.Add(name, value);
        return query.Add(nameof(Before), last.UpdatedAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).Add(nameof(BeforeId), last.Id.ToString()).ToString();
    }

    /// <summary>Without what the database refuses: addresses are typed by hand and by strangers.</summary>
    private static string Clean(string? text) => VietnameseText.Normalize(text);

    private static DateTimeOffset? Instant(DateTimeOffset? at) => at is { Year: > 1900 and < 2200 } ? at.Value.ToUniversalTime() : null;

    private static string? Pattern(string? text) =>
        Clean(text).Trim() is not { Length: > 0 } wanted ? null : $"%{wanted.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
