using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

/// <summary>A school as lists show it: of its profile only what a list asks for.</summary>
public sealed record SchoolEntry(Card Card, SchoolProfile School, DateTimeOffset UpdatedAt)
{
    public string Slug => Card.Slug;

    public IEnumerable<SchoolPlace> Places =>
        (from place in School.Branches.Select(b => (b.ProvinceCode, b.Commune)).Prepend((School.Address?.ProvinceCode, School.Address?.Commune))
         where !string.IsNullOrWhiteSpace(place.Item2) || !string.IsNullOrWhiteSpace(place.Item1)
         select new SchoolPlace(place.Item1, place.Item2)).Distinct();

    /// <summary>The window that is open, or the next one.</summary>
    /// <param name="levels">For one of these; none: for any.</param>
    public AdmissionWindow? Next(DateOnly today, params IReadOnlyCollection<string?> levels) =>
        School.Admissions?.Windows.Where(w => !w.IsOver(today) && (levels.Count == 0 || levels.Any(w.Takes))).OrderByDescending(w => w.IsOpen(today)).ThenBy(w => w.OpensOn).FirstOrDefault();
}

/// <summary>A school that takes applications now.</summary>
public sealed record OpenAdmission(string Path, string School, AdmissionWindow Window);

/// <summary>A commune or ward of a province, as a choice in a list.</summary>
public sealed record SchoolPlace(string? ProvinceCode, string? Commune)
{
    /// <summary><c>31</c> for the province, <c>31-phuong-tan-minh-hoa</c> for the commune.</summary>
    public string Code => string.IsNullOrWhiteSpace(Commune) ? ProvinceCode ?? "" : $"{ProvinceCode}-{Domain.Text.Slug.From(Commune).Value}";
}

/// <summary>Every school on the site, by name.</summary>
public sealed class SchoolRegister(CmsDb db)
{
    public async Task<List<SchoolEntry>> AllAsync(CancellationToken cancel) =>
        (await db.Publications.FromSql($"""
            select item_id, version, path, kind, genre, section, title, summary, '' as html,
                   jsonb_build_object('cover', fields -> 'cover', 'school', nullif(fields -> 'school', 'null') - array['introduction', 'facilities', 'pictures', 'map', 'formerNames', 'otherChannels']
                     #- array['admissions', 'faq'] #- array['admissions', 'dossier'] #- array['admissions', 'howToApply']) as fields,
                   unit_id, unit_name, work_id, reference, themes, audiences, tags, guides, schools, series, part, topics, listed, published_at, updated_at, corrections
            from cms.publication
            """).AsNoTracking().Where(p => p.Listed && p.Kind == ContentKind.School).OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu"))
            .Select(p => new
            {
                Card = new Card(p.ItemId, p.Path, p.Kind, p.Genre, p.Section, p.Title, p.Summary, p.UnitName, p.PublishedAt, p.Fields),
                p.UpdatedAt,
            }).ToListAsync(cancel))
        .ConvertAll(row => new SchoolEntry(row.Card, SchoolProfile.Of(row.Card.Fields) ?? new(), row.UpdatedAt));

    /// <summary>Where one can apply that day, the nearest last day first; one line for each school.</summary>
    public async Task<List<OpenAdmission>> OpenAsync(DateOnly today, int count, CancellationToken cancel) =>
        [.. (from entry in await AllAsync(cancel)
             let open = entry.School.Admissions?.Windows.Where(w => w.IsOpen(today)).MinBy(w => w.ClosesOn)
             where open is not null
             orderby open.ClosesOn
             select new OpenAdmission(entry.Card.Path, entry.Card.Title, open)).Take(count)];
}

/// <summary>What a reader looks for in a school. Trade and level must meet in one licensed programme.</summary>
/// <param name="Trade">Slug of a guide.</param>
/// <param name="Place">See <see cref="SchoolPlace.Code"/>; a province's code finds all its communes.</param>
public sealed record SchoolFilter(string? Trade, string? Place, string? Level, bool OpenNow)
{
    public bool IsEmpty => Trade is null && Place is null && Level is null && !OpenNow;

    public bool Fits(SchoolEntry entry, DateOnly today) =>
        (Trade is null && Level is null || entry.School.Licensed.Any(p => (Trade is null || p.Guide == Trade) && (Level is null || p.Level == Level)))
        && (Place is null || entry.Places.Any(place => place.Code == Place || place.ProvinceCode == Place))
        && (!OpenNow || entry.School.Admissions?.Windows.Any(w => w.IsOpen(today) && w.Takes(Level)) == true);

    /// <summary>The address of the list with this choice.</summary>
    public string Address(string path) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["nghe"] = Trade, ["noi"] = Place, ["trinh-do"] = Level, ["dang-nhan"] = OpenNow ? "1" : null,
    }.Where(choice => choice.Value is not null));
}
