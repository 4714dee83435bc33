using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Needs;
using VocEdu.Cms.Site.StructuredData;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>One need at its address; when it is over, the page stays and says so.</summary>
public sealed partial class NeedDetailModel(CmsDb db, TimeProvider clock) : PageModel
{
    public NeedShown Shown { get; private set; } = null!;
    public Need Need => Shown.Need;
    public string? TradeName { get; private set; }

    /// <summary>The guide of its trade, with the codes of the occupation and of the programmes.</summary>
    public CareerGuide? Trade { get; private set; }
    /// <summary>The codes in words; empty where the guide has none.</summary>
    public string Codes => string.Join("; ", new[]
    {
        Trade is { VscoCodes.Count: > 0 } ? $"Mã nghề {string.Join(", ", Trade.VscoCodes)}" : null,
        Trade?.Programmes.Select(p => p.Code).OfType<string>().ToList() is { Count: > 0 } programmes ? $"mã đào tạo {string.Join(", ", programmes)}" : null,
    }.OfType<string>());

    public string? SchoolPath { get; private set; }

    /// <summary>The first telephone number of what is written to reach them; null: none.</summary>
    public string? Telephone => TelephoneNumber().Match(Need.Contact) is { Success: true } found ? found.Value : null;

    public bool IsOpen => Need.IsOpen(Vietnam.Today(clock));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        if (await NeedsModel.NamedAsync(db, db.Set<Need>().AsNoTracking().WithPage().Where(n => n.Id == id), today, cancel) is not [var shown]) return NotFound();
        Shown = shown;
        if (Need.Trade is { } slug && await db.Publications.AsNoTracking().Where(p => p.Path == ItemModel.GuidePath(slug)).Select(Card.Of).SingleOrDefaultAsync(cancel) is { } guide)
            (TradeName, Trade) = (guide.Title, CareerGuide.Of(guide.Fields));
        SchoolPath = await db.Publications.Where(p => p.Listed && p.Kind == Domain.Content.ContentKind.School && p.UnitId == Need.UnitId).Select(p => p.Path).FirstOrDefaultAsync(cancel);
        HttpContext.Shows(ManageNeeds.Tag(id));
        new PageHead(Need.Title, $"{Shown.UnitName}, {Need.Place}.", IsOpen ? $"/nhu-cau/{id}" : null)
        {
            Facts = IsOpen && Need.Kind is NeedKind.Recruit ? [Posting()] : [],
        }.On(ViewData);
        return Page();
    }

    private Thing Posting() => new("JobPosting")
    {
        ["title"] = Need.Title,
        ["description"] = Need.Text,
        ["datePosted"] = Vietnam.LocalDate(Need.ShownAt!.Value),
        ["validThrough"] = Vietnam.Instant(Need.ExpiresOn.AddDays(1)).AddSeconds(-1),
        ["hiringOrganization"] = new Thing("Organization") { ["name"] = Shown.UnitName },
        ["jobLocation"] = new Thing("Place")
        {
            ["name"] = Need.Place, ["address"] = new Thing("PostalAddress") { ["streetAddress"] = Need.Place, ["addressCountry"] = "VN" },
        },
        ["occupationalCategory"] = Trade?.VscoCodes,
        ["totalJobOpenings"] = Need.Count,
    };

    [GeneratedRegex(@"(?<![\w.])(\+84|0)([ .-]?\d){8,10}(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TelephoneNumber();
}
