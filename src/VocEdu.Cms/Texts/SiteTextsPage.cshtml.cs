using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Texts;

/// <summary>What the site says of the agency, Vietnamese beside English, and what lacks English.</summary>
[NeedsRole(Role.Approver | Role.Administrator)]
public sealed class SiteTextsPageModel(CmsDb db, SiteTexts texts, SaveTexts save) : PageModel
{
    public const string Address = "/quan-tri/noi-dung-trang";

    [BindProperty(SupportsGet = true, Name = "nhom")] public string? Code { get; set; }
    [BindProperty] public string? Seen { get; set; }

    public IReadOnlyList<TextGroup> Groups { get; private set; } = [];
    public TextGroup Group { get; private set; } = null!;
    public IReadOnlyList<TextField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        Seen = await save.StateAsync(Group.Entries, cancel);
        Fields = [.. Group.Entries.Select(entry => TextField.Kept(entry, texts))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        Fields = [.. Group.Entries.Select(entry => TextField.Typed(entry, Request.Form))];
        var refusals = await save.RunAsync([.. Fields.Select(f => new TypedText(f.Entry, f.Vi, f.En))], Seen, User.Actor(), cancel);
        if (refusals.Count == 0)
        {
            TempData.SayDone("Đã lưu. Trang công khai hiện nội dung mới ngay.");
            return Redirect($"{Address}?nhom={Group.Code}");
        }

        foreach (var refusal in refusals) ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        ModelState.Remove(nameof(Seen));
        Seen = await save.StateAsync(Group.Entries, cancel);
        return Page();
    }

    /// <summary>Texts of a group that readers of English miss.</summary>
    public int Lacking(TextGroup group) => group.Entries.Count(entry => TextField.Kept(entry, texts).LacksEnglish);

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        var channels = (await ChannelsModel.OwnAsync(db, cancel)).Select(channel => new TextEntry(TextBook.OfChannel(channel.Id), channel.Name, 120) { Named = channel.Name });
        Groups = [.. TextBook.Groups.Select(group => group.Code == TextBook.ChannelGroup ? group with { Entries = [.. group.Entries, .. channels] } : group)];
        Group = Groups.FirstOrDefault(group => group.Code == Code) ?? Groups[0];
        return Code is null || Group.Code == Code;
    }
}

/// <summary>A text on its form.</summary>
public sealed record TextField(TextEntry Entry, string Vi, string En)
{
    public bool LacksEnglish => !Entry.OneLanguage && Vi.Length > 0 && En.Length == 0;

    public static TextField Kept(TextEntry entry, SiteTexts texts) => new(entry, entry.Named ?? texts.Vietnamese(entry.Key), texts.English(entry.Key));

    public static TextField Typed(TextEntry entry, IFormCollection form) => new(entry, entry.Named ?? form[SaveTexts.FieldOf("vi", entry.Key)].ToString(), form[SaveTexts.FieldOf("en", entry.Key)].ToString());
}

/// <summary>One language of a text.</summary>
public sealed record TextInput(TextField Field, string Language, string Label);
