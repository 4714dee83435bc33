using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Cms.Writing.Comparing;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>The editor: a new item of a genre, or a new version of an item.</summary>
[NeedsRole(Openers)]
public sealed partial class EditModel(
    CmsDb db, ContentChoices choices, SaveContent save, TakeStep step, OfferedMoves offered, CheckContent checks, ConsentFindings consents, KeepDraft drafts, Wording wording, IOptions<SiteOptions> site) : PageModel
{
    internal const Role Openers = Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver;

    [BindProperty] public ContentForm Form { get; set; } = new();

    /// <summary>The step to take once it is saved; null: only save.</summary>
    [BindProperty] public ContentState? Then { get; set; }

    /// <summary>The cards of a structured form a person wants one more of; nothing is saved then.</summary>
    [BindProperty] public string? More { get; set; }

    /// <summary>Set when the text is only to be checked, or a fix was applied to what was typed; nothing is saved then.</summary>
    [BindProperty] public string? Check { get; set; }
    [BindProperty] public string? Fix { get; set; }

    /// <summary>What the checks say; null while nothing was checked.</summary>
    public IReadOnlyList<Finding>? Findings { get; private set; }

    /// <summary>Null while it is new.</summary>
    public ContentItem? Item { get; private set; }
    public Genre Genre => Genres.TryFind(Form.Genre, out var genre) ? genre : Genres.All[0];
    public IReadOnlyList<Move> Moves { get; private set; } = [];

    /// <param name="mau">A template to begin a new item with.</param>
    public async Task<IActionResult> OnGetAsync(Guid? id, string? genre, CancellationToken cancel, Guid? mau = null)
    {
        if (id is null)
        {
            if (!Genres.TryFind(genre, out var chosen)) return RedirectToPage("/Writing/New");
            Form = ContentForm.New(chosen, User.Actor().UnitId ?? "");
            if (mau is not null && await db.Templates.AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(t => t.Id == mau, cancel) is { } template)
                Form = ContentForm.Of(template.ForItem(User.Actor().UnitId ?? ""), 0);
            Moves = await offered.ForNewAsync(User.Actor(), cancel);
            return await WithDraftsAsync(id, cancel);
        }

        var answer = await FindAsync(id.Value, cancel);
        if (answer is not null && (Item is null || Draft is null)) return answer;
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == Item!.Version, cancel);
        Form = ContentForm.Of(version);
        Findings = [.. await consents.OfAsync(ContentDraft.Of(version), cancel), .. await checks.OfAsync(Item!, version, cancel)];
        Form.Revise(Item!);
        var page = await WithDraftsAsync(id, cancel);
        // Moved on since the draft was kept: it can still be read and copied.
        return answer is not null && User.Actor().WhyNotEdit(Item!) is { } closed ? Show([closed]) : page;
    }

    /// <summary>A fix changes what was typed before anything reads it.</summary>
    [NonHandler]
    public override void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (Request.HasFormContentType && Request.Form[nameof(Fix)] is [{ } rule] && TextFixes.Has(rule)) Request.Form = MendedForm.With(Request.Form, rule);
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        HasUnsavedText = true;
        if (id is null && await BecameAsync(cancel) is { } became) (id, Form.FromVersion) = (became, 1);
        Form.Details = ShapeInputs.Of(Request.Form, More);
        if (id is null) Moves = await offered.ForNewAsync(User.Actor(), cancel);
        else if (await FindAsync(id.Value, cancel) is { } answer) return answer;
        if (More is not null) return Page();
        var lists = await choices.LookUpsAsync(cancel);
        if (Check is not null || Fix is not null || !ModelState.IsValid)
        {
            await CheckTypedAsync(lists, cancel);
            return ModelState.IsValid ? Page() : Show([]);
        }

        var before = await db.Versions.AsNoTracking().Where(v => v.ItemId == id && v.Number == Form.FromVersion).Select(v => new { v.Fields, v.ChannelTexts }).SingleOrDefaultAsync(cancel);
        var reading = Form.Read(before?.Fields ?? new(), Address, lists, before?.ChannelTexts);
        if (reading.Mistakes.Count > 0)
        {
            await CheckTypedAsync(lists, cancel);
            return Show(reading.Mistakes);
        }

        switch (await SaveAsync(id, Form.FromVersion, reading.Draft, cancel))
        {
            case SaveOutcome.Refused refused:
                return Show([refused.Why]);
            case SaveOutcome.Conflict conflict:
                return await MergeAsync(conflict.Theirs.ItemId, conflict.Theirs, reading.Draft, reading.Dropped, cancel);
            case SaveOutcome.Saved saved:
                return await SavedAsync(saved, reading.Dropped, cancel);
            default:
                throw new InvalidOperationException("A save ended in a way this page does not know.");
        }
    }

    private async Task CheckTypedAsync(LookUps lists, CancellationToken cancel)
    {
        var typed = Form.Read(new(), Address, lists);
        Findings = [.. await consents.OfTypedAsync(typed.Draft, User.Actor(), cancel), .. await checks.OfAsync(Form, typed, User.Actor(), cancel)];
    }

    /// <summary>The address an item will most probably have.</summary>
    public Uri Address(string section, string slug) => site.Value.Absolute($"/{section}/{slug}");

    private async Task<IActionResult> SavedAsync(SaveOutcome.Saved saved, IReadOnlyList<string> dropped, CancellationToken cancel)
    {
        var refusal = Then is { } next ? await step.RunAsync(saved.Item.Id, new(next, saved.Version.Number), default, User.Actor(), cancel) : null;
        if (refusal is not null) TempData.SayFailed($"Đã lưu phiên bản {saved.Version.Number}. {refusal.Message}");
        else if (Then is { } reached) TempData.SayDone($"Đã lưu phiên bản {saved.Version.Number}. Trạng thái mới: {StateNames.Of(reached)}.{await MissingAsync(saved, reached, cancel)}");
        else TempData.SayDone($"Đã lưu phiên bản {saved.Version.Number}.");
        if (refusal is null && dropped.Count > 0) TempData.SayFailed(string.Join(' ', dropped));
        return Redirect($"/quan-tri/noi-dung/{saved.Item.Id}");
    }

    /// <summary>A unit may send what is not complete; it is told what the newsroom will ask for.</summary>
    private async Task<string?> MissingAsync(SaveOutcome.Saved saved, ContentState reached, CancellationToken cancel) =>
        reached is ContentState.UnitReview or ContentState.Submitted && await checks.MissingAsync(saved.Item, saved.Version, cancel) is var missing && missing != RequiredField.None
            ? $" Bài còn thiếu: {string.Join(", ", RequiredFieldNames.Of(missing))}. Ban Biên tập sẽ bổ sung hoặc hỏi lại bạn trước khi duyệt."
            : null;

    /// <summary>Nothing was written; all that was typed stays in the form.</summary>
    private PageResult Show(IEnumerable<Refusal> mistakes)
    {
        foreach (var mistake in mistakes)
            ModelState.AddModelError(mistake.Field is null ? "" : $"{nameof(Form)}.{mistake.Field}", mistake.Message);
        return Page();
    }

    /// <returns>Null when the person may write it now; otherwise where to go.</returns>
    private async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        Item = await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (Item is null) return NotFound();
        Moves = await offered.RunAsync(Item, actor, cancel);
        if (actor.WhyNotEdit(Item) is not { } closed) return null;
        // Somebody moved it on while it was being written: what was typed must not be lost.
        return HttpMethods.IsPost(Request.Method) ? Show([closed]) : Redirect($"/quan-tri/duyet/{id}");
    }
}
