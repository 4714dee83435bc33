using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <param name="Chosen">The results are narrowed to it; its link takes that away.</param>
public sealed record FacetChoice(string Name, int Count, SearchChoice Link, bool Chosen);

public sealed record FacetGroup(string Title, IReadOnlyList<FacetChoice> Choices);

/// <summary>Facets in words.</summary>
public sealed class FacetNames(CmsDb db, Audiences audiences, TimeProvider clock)
{
    private const int Most = 8;

    private static readonly (string Field, string Title)[] Fields =
        [("guide", "Nghề"), ("school", "Trường"), ("place", "Nơi"), ("audience", "Dành cho"), ("year", "Năm"), ("theme", "Chủ đề")];

    /// <summary>A group that would narrow nothing is left out.</summary>
    public async Task<IReadOnlyList<FacetGroup>> GroupsAsync(Facets facets, SearchChoice choice, CancellationToken cancel)
    {
        if (facets.Values.Count == 0 && choice.IsNone) return [];
        var plans = await PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel);
        var terms = plans.SelectMany(p => p.Themes).DistinctBy(t => t.Code).ToDictionary(t => t.Code, t => t.Text, StringComparer.Ordinal);
        string[] paths = [.. facets.Values.Where(v => v.Field is "guide" or "school").Take(60).Select(v => PathOf(v.Field, v.Value)), .. Paths(choice)];
        var titles = await db.Publications.Where(p => paths.Contains(p.Path)).Select(p => new { p.Path, p.Title }).ToDictionaryAsync(p => p.Path, p => p.Title, cancel);

        var groups = new List<FacetGroup>();
        foreach (var (field, title) in Fields)
        {
            var chosen = choice.Of(field);
            var choices = (field is "audience" ? OfAudiences(facets) : facets.Of(field).Select(v => (v.Value, v.Count))).Where(v => chosen is null || v.Value == chosen)
                .Select(v => (v.Value, v.Count, Name: NameOf(field, v.Value))).Where(v => v.Name is not null)
                .Take(Most).Select(v => new FacetChoice(v.Name!, v.Count, choice.With(field, v.Value == chosen ? null : v.Value), v.Value == chosen)).ToList();
            if (chosen is not null && choices.Count == 0) choices.Add(new(NameOf(field, chosen) ?? chosen, 0, choice.With(field, null), true));
            if (choices.Count > 1 || chosen is not null) groups.Add(new(title, choices));
        }

        return groups;

        string? NameOf(string field, string value) => field switch
        {
            "theme" => terms.GetValueOrDefault(value),
            "audience" => audiences.Find(value)?.Name,
            "guide" or "school" => titles.GetValueOrDefault(PathOf(field, value)),
            _ => value,
        };
    }

    /// <summary>By the readers' own names; a document for several plans' terms of one audience counts once.</summary>
    private IEnumerable<(string Value, int Count)> OfAudiences(Facets facets) =>
        from audience in audiences.All
        let count = facets.Of("audience").Where(v => v.Value.Split(' ').Intersect(audience.Terms).Any()).Sum(v => v.Count)
        where count > 0
        orderby count descending
        select (audience.Code, count);

    private static IEnumerable<string> Paths(SearchChoice choice)
    {
        if (choice.Nghe is { } guide) yield return PathOf("guide", guide);
        if (choice.Truong is { } school) yield return PathOf("school", school);
    }

    private static string PathOf(string field, string slug) => field == "guide" ? $"/nghe/{slug}" : $"/truong/{slug}";
}
