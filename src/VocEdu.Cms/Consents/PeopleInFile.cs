using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Consents;

/// <summary>Who is seen in a file, beside its page.</summary>
/// <param name="Names">Of people and groups, in the order they were noted.</param>
public sealed record PeopleInFile(Guid MediaId, IReadOnlyList<string> Names);

public sealed class PeopleInFileViewComponent(CmsDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid mediaId) => View("/Consents/_PeopleInFile.cshtml", new PeopleInFile(mediaId,
        await db.Set<MediaPerson>().Where(p => p.MediaId == mediaId).OrderBy(p => p.Id).Select(p => p.Name).ToListAsync(HttpContext.RequestAborted)));
}
