using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What kind of item is to be written.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class NewModel(CmsDb db) : PageModel
{
    private const int MostDrafts = 20, MostTemplates = 300;

    /// <summary>What the person has begun to write and not saved, of new items and old ones.</summary>
    public List<KeptDraft> Drafts { get; private set; } = [];

    /// <summary>What an item can begin with, by genre.</summary>
    public ILookup<string, TemplateRow> Templates { get; private set; } = Array.Empty<TemplateRow>().ToLookup(row => row.Genre);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Templates = (await db.Templates.VisibleTo(User.Actor()).OrderBy(t => t.Name).Take(MostTemplates)
            .Select(t => new TemplateRow(t.Id, t.Name, t.Note, t.Genre, t.UnitId, t.UpdatedAt, t.UpdatedByName)).ToListAsync(cancel)).ToLookup(row => row.Genre);
        var me = User.Actor().Id;
        Drafts = await db.Drafts.AsNoTracking().Where(d => d.PersonId == me && d.DoneAt == null).OrderByDescending(d => d.SavedAt).Take(MostDrafts)
            .Select(d => new KeptDraft
            {
                Id = d.Id, PersonId = d.PersonId, ItemId = d.ItemId, Genre = d.Genre, BaseVersion = d.BaseVersion, Revision = d.Revision,
                Title = d.Title, Form = "", SavedAt = d.SavedAt,
            }).ToListAsync(cancel);
    }

    public static string AddressOf(KeptDraft draft) =>
        (draft.ItemId is { } item ? $"/quan-tri/noi-dung/{item}" : $"/quan-tri/noi-dung/moi/{draft.Genre}") + $"?nhap={draft.Id}";

    public static string CountingOf(Genre genre) => genre.Counting switch
    {
        GenreCounting.Counts => "Tính là một tác phẩm",
        GenreCounting.CountsAlone => "Tính khi đăng riêng",
        GenreCounting.CountsWithPublicFile => "Tính khi có tệp công khai",
        GenreCounting.SeparateTable => "Tính vào bảng riêng",
        _ => "Không tính vào chỉ tiêu",
    };
}
