using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>What the library can give an item to say with a film: asked when a film is chosen.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class WordsModel(LibraryWords words) : PageModel
{
    public async Task<PartialViewResult> OnGetAsync([FromQuery(Name = "Form.VideoId")] Guid? id, CancellationToken cancel) =>
        Partial("/Media/_WordsOffer.cshtml", await words.OfferAsync(id, User.Actor(), cancel));
}
