using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Collections;

public sealed record CollectionRow(Guid Id, CollectionKind Kind, string Name, bool Active, DateTimeOffset UpdatedAt, int Stories);

/// <summary>Series and topics, the last changed first.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class CollectionListModel(CmsDb db) : PageModel
{
    private const int Most = 500;

    public List<CollectionRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Rows = await db.Collections.OrderByDescending(c => c.Active).ThenByDescending(c => c.UpdatedAt).Take(Most)
            .Select(c => new CollectionRow(c.Id, c.Kind, c.Name, c.Active, c.UpdatedAt, c.Kind == CollectionKind.Series
                ? db.Publications.Count(p => p.Series == c.Slug)
                : db.Publications.Count(p => p.Topics.Contains(c.Slug)))).ToListAsync(cancel);
}
