using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site.English;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Api;

/// <param name="Name">Today's name.</param>
/// <param name="NeedsUnitHead">Its head approves before anything is sent.</param>
public sealed record UnitSeen(string Id, string Kind, string Name, string ShortName, string? ParentId, string? ProvinceCode, bool NeedsUnitHead, DateOnly? ClosedOn);

/// <param name="Requires">What must be filled in before an item is sent, in Vietnamese.</param>
/// <param name="Section">Where it usually stands.</param>
public sealed record GenreSeen(
    string Code, string Name, string EnglishName, ContentKind Kind, GenreCounting Counting, string LengthHint, IReadOnlyList<string> Requires, string Section);

public sealed record SectionSeen(string Code, string Name, string EnglishName, string Description, string Path);

/// <summary>The words items are filed under.</summary>
public static class TermsResource
{
    public static void MapTerms(this IEndpointRouteBuilder api)
    {
        api.MapGet("/units", async (CmsDb db, TimeProvider clock, CancellationToken cancel) =>
        {
            var today = Vietnam.Today(clock);
            var units = await db.Units.AsNoTracking().Include(u => u.Names).ToListAsync(cancel);
            return Answer.Ok(new Page<UnitSeen>([.. units.Select(u => (Unit: u, Name: u.NameOn(today))).OrderBy(u => u.Name.Name, UnitChoices.ByName).Select(u => new UnitSeen(
                u.Unit.Id, u.Unit.Kind, u.Name.Name, u.Name.ShortName, u.Unit.ParentId, u.Unit.ProvinceCode, u.Unit.NeedsUnitHead, u.Unit.ClosedOn))], null));
        }).Produces<Page<UnitSeen>>().WithName("ListUnits").WithTags("Terms").WithSummary("Units, by today's names");
        api.MapGet("/genres", () => Answer.Ok(new Page<GenreSeen>([.. Genres.All.Select(g => new GenreSeen(
            g.Code, g.Name, g.EnglishName, g.Kind, g.Counting, g.LengthHint, [.. RequiredFieldNames.Of(g.Requires | RequiredField.Always)], Sections.For(g)))], null)))
            .Produces<Page<GenreSeen>>().WithName("ListGenres").WithTags("Terms").WithSummary("Genres, in the order the list shows them");
        api.MapGet("/sections", (EnglishTexts english) => Answer.Ok(new Page<SectionSeen>(
            [.. Sections.All.Select(s => new SectionSeen(s.Code, s.Name, english.Name(s) ?? s.EnglishName, s.Description, s.Path))], null)))
            .Produces<Page<SectionSeen>>().WithName("ListSections").WithTags("Terms").WithSummary("Sections of the site");
    }
}
