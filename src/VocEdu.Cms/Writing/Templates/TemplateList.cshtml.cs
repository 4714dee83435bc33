using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Templates;

public sealed record TemplateRow(Guid Id, string Name, string Note, string Genre, string? UnitId, DateTimeOffset UpdatedAt, string UpdatedByName);

/// <summary>The templates people can begin with.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class TemplateListModel(CmsDb db) : PageModel
{
    private const int Most = 500;

    public List<TemplateRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Rows = await db.Templates.VisibleTo(User.Actor()).OrderBy(t => t.Genre).ThenBy(t => t.Name).Take(Most)
            .Select(t => new TemplateRow(t.Id, t.Name, t.Note, t.Genre, t.UnitId, t.UpdatedAt, t.UpdatedByName)).ToListAsync(cancel);
}
