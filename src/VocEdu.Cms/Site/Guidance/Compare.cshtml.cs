using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>Two or three trades side by side. Which ones stands in the address and nowhere else.</summary>
public sealed class CompareModel(GuideShelf shelf, ReadGuides read, TimeProvider clock) : PageModel
{
    public const string Path = "/nghe/so-sanh";
    public const int Most = 3;

    public IReadOnlyList<WholeGuide> Guides { get; private set; } = [];

    /// <summary>What may be added: trades near to the chosen ones first.</summary>
    public IReadOnlyList<ShelvedGuide> Near { get; private set; } = [];
    public IReadOnlyList<ShelvedGuide> Others { get; private set; } = [];

    /// <summary>More were asked for than fit side by side.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>Some asked for is not there, or no longer.</summary>
    public bool Missing { get; private set; }

    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync([FromQuery(Name = "nghe")] string[] chosen, CancellationToken cancel)
    {
        // In one order, whatever the address has: the cache does not tell a, b from b, a.
        var asked = chosen.Where(slug => !string.IsNullOrWhiteSpace(slug)).Distinct().Order(StringComparer.Ordinal).ToList();
        LeftOut = asked.Count > Most;
        Guides = await read.RunAsync(asked.Take(Most), cancel);
        Missing = Guides.Count < Math.Min(asked.Count, Most);
        var rest = (await shelf.AllAsync(cancel)).Where(guide => Guides.All(own => own.Slug != guide.Slug)).ToList();
        var near = Guides.SelectMany(guide => guide.Guide.Related).ToHashSet();
        (Near, Others) = ([.. rest.Where(guide => near.Contains(guide.Slug))], [.. rest.Where(guide => !near.Contains(guide.Slug))]);

        HttpContext.Shows(PublicChange.Lists);
        foreach (var guide in Guides) HttpContext.Shows(PublicChange.ItemTag(guide.Item.ItemId));
        new PageHead(Guides.Count > 1 ? $"So sánh nghề {string.Join(", ", Guides.Select(guide => guide.Item.Title))}" : "So sánh nghề",
            "Đặt hai hoặc ba nghề cạnh nhau: việc làm, điều kiện, đường học, chi phí, thu nhập.", asked.Count == 0 ? Path : null) { Section = "nghe" }.On(ViewData);
    }

    public string Without(WholeGuide guide) => Link(Guides.Where(other => other != guide).Select(other => other.Slug));

    public static string Link(IEnumerable<string> slugs) =>
        string.Join('&', slugs.Select(slug => $"nghe={Uri.EscapeDataString(slug)}")) is { Length: > 0 } query ? $"{Path}?{query}" : Path;
}
