using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>Several stories as one Word file, for a printed bulletin or to hand on.</summary>
[NeedsRole(ManualTasks.Workers)]
public sealed class BulletinModel(CmsDb db, PostPack packs, TimeProvider clock) : PageModel
{
    private const int MostOffered = 60, MostChosen = 40;
    private const int UsualDays = 7, MostDays = 366;

    [BindProperty(SupportsGet = true, Name = "tu")] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "den")] public DateOnly? To { get; set; }
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public string? Name { get; set; }

    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    /// <summary>A story that can be taken in.</summary>
    public sealed record Offer(Guid ItemId, string Title, string Unit, DateTimeOffset PublishedAt);

    public Task OnGetAsync(CancellationToken cancel) => OfferAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OfferAsync(cancel);
        var stories = new List<Pack>();
        // In the order they stand on the page, whatever the browser sends.
        foreach (var offer in Offers.Where(offer => Chosen.Contains(offer.ItemId)).Take(MostChosen))
            if (await packs.OfAsync(offer.ItemId, null, cancel) is { } pack) stories.Add(pack);
        if (stories.Count == 0)
        {
            ModelState.AddModelError("", "Hãy chọn ít nhất một bài.");
            return Page();
        }

        var title = string.IsNullOrWhiteSpace(Name) ? $"Bản tin giáo dục nghề nghiệp từ {VietnameseDates.Date(From!.Value)} đến {VietnameseDates.Date(To!.Value)}" : VietnameseText.Normalize(Name).Trim();
        return File(Digest.Write(title.Length > 300 ? title[..300] : title, stories), WordFile.ContentType, $"ban-tin-{Vietnam.Today(clock):yyyy-MM-dd}.docx");
    }

    private async Task OfferAsync(CancellationToken cancel)
    {
        To ??= Vietnam.Today(clock);
        if (From is null || From > To || To.Value.DayNumber - From.Value.DayNumber > MostDays) From = To.Value.DayNumber > UsualDays ? To.Value.AddDays(1 - UsualDays) : To;
        var (start, end) = (Vietnam.Instant(From.Value), Vietnam.Instant(To.Value == DateOnly.MaxValue ? To.Value : To.Value.AddDays(1)));
        Offers = await db.Publications.AsNoTracking().Where(p => p.Listed && p.PublishedAt >= start && p.PublishedAt < end)
            .OrderByDescending(p => p.PublishedAt).Take(MostOffered).Select(p => new Offer(p.ItemId, p.Title, p.UnitName, p.PublishedAt)).ToListAsync(cancel);
    }
}
