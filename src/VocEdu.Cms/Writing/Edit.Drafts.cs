using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Comparing;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What was typed and not saved: offered when the editor is opened, gone once it is saved.</summary>
public sealed partial class EditModel
{
    private const int MostOffers = 5;
    private Guid? _except;

    [BindProperty(Name = DraftMark.Prefix)] public DraftMark Kept { get; set; } = new();

    /// <summary>The draft to take up again.</summary>
    [BindProperty(SupportsGet = true, Name = "nhap")] public Guid? Draft { get; set; }

    /// <summary>The form shows something that no version says.</summary>
    public bool HasUnsavedText { get; private set; }

    public IReadOnlyList<DraftOffer> Offers { get; private set; } = [];

    /// <summary>The offers alone, for a page that has just handed over what its browser kept.</summary>
    /// <param name="except">The draft of the page itself.</param>
    public async Task<IActionResult> OnGetOffersAsync(Guid? id, string? genre, CancellationToken cancel, Guid? except = null)
    {
        _except = except;
        var answer = await OnGetAsync(id, genre, cancel);
        return answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult ? Partial("/Writing/Drafts/_Offers.cshtml", Offers) : answer;
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid? id, string? genre, Guid draft, CancellationToken cancel)
    {
        await drafts.CloseAsync(draft, null, User.Actor(), null, cancel);
        ModelState.Clear();
        if (Request.Headers.ContainsKey("HX-Request")) return await OnGetOffersAsync(id, genre, cancel);
        TempData.SayDone("Đã bỏ bản nháp.");
        return Redirect(Request.Path);
    }

    private async Task<IActionResult> WithDraftsAsync(Guid? id, CancellationToken cancel)
    {
        Kept = new() { Id = Guid.NewGuid() };
        var me = User.Actor().Id;
        var mine = db.Drafts.AsNoTracking().Where(d => d.PersonId == me && d.DoneAt == null && d.ItemId == id);
        if (Draft is { } wanted)
        {
            if (await mine.SingleOrDefaultAsync(d => d.Id == wanted, cancel) is not { } draft) return Redirect(Request.Path);
            Form = await BindAsync(draft);
            ModelState.Remove($"{nameof(Form)}.{nameof(Form.FromVersion)}");
            Form.FromVersion = draft.BaseVersion;
            (Kept.Replaces, Kept.ReplacesRevision) = (draft.Id, draft.Revision);
            HasUnsavedText = true;
            return Page();
        }

        var offers = new List<DraftOffer>();
        var genre = Form.Genre;
        foreach (var draft in await mine.Where(d => (id != null || d.Genre == genre) && d.Id != _except).OrderByDescending(d => d.SavedAt).Take(MostOffers).ToListAsync(cancel))
            if (await OfferAsync(draft, cancel) is { } offer) offers.Add(offer);
        ModelState.Clear();
        Offers = offers;
        return Page();
    }

    /// <returns>Null when it says nothing that is not saved: then it is closed.</returns>
    private async Task<DraftOffer?> OfferAsync(KeptDraft draft, CancellationToken cancel)
    {
        var began = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == draft.ItemId && v.Number == draft.BaseVersion, cancel);
        var lists = await choices.LookUpsAsync(cancel);
        var before = began is not null ? ContentDraft.Of(began) : ContentForm.New(Genres.Get(draft.Genre), User.Actor().UnitId ?? "").Read(new(), Address, lists).Draft;
        var form = await BindAsync(draft);
        var changes = await Comparison.OfAsync(before, form.Read(before.Fields, Address, lists, before.ChannelTexts).Draft, wording, cancel);
        var newer = began is not null && Item!.Version > began.Number ? Item.Version : (int?)null;
        if (changes.Count > 0 || !ModelState.IsValid) return new(draft, $"{Request.Path}?nhap={draft.Id}", newer, changes);
        await drafts.CloseAsync(draft.Id, draft.Revision, User.Actor(), null, cancel);
        return null;
    }

    private async Task<ContentForm> BindAsync(KeptDraft draft)
    {
        ModelState.Clear();
        var inputs = DraftForm.Read(draft.Form);
        var form = new ContentForm();
        await TryUpdateModelAsync(form, nameof(Form), new FormValueProvider(BindingSource.Form, inputs, CultureInfo.CurrentCulture));
        form.Details = ShapeInputs.Of(inputs, null);
        return form;
    }

    /// <summary>The item a new text was saved as already, when its answer never came back or the person went back to it, and it is sent again.</summary>
    private Task<Guid?> BecameAsync(CancellationToken cancel)
    {
        var me = User.Actor().Id;
        return db.Drafts.Where(d => d.Id == Kept.Id && d.PersonId == me).Select(d => d.ItemId).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The version and the end of its drafts are one transaction.</summary>
    private async Task<SaveOutcome> SaveAsync(Guid? id, int from, ContentDraft draft, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (id is null)
        {
            // The same new text sent twice at once makes one item.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({Kept.Id.ToString()}, 0))", cancel);
            if (await BecameAsync(cancel) is { } became) (id, from) = (became, 1);
        }

        var outcome = await save.RunAsync(id, from, draft, User.Actor(), cancel);
        if (outcome is not SaveOutcome.Saved saved) return outcome;
        if (Kept.Id != default) await drafts.CloseAsync(Kept.Id, Kept.Revision, User.Actor(), saved.Item.Id, cancel);
        if (Kept.Replaces is { } earlier) await drafts.CloseAsync(earlier, Kept.ReplacesRevision, User.Actor(), saved.Item.Id, cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }
}

/// <summary>A draft that can be taken up again.</summary>
/// <param name="NewerVersion">What others have saved since it was begun; null when nothing.</param>
/// <param name="Changes">How it differs from the version it began from.</param>
public sealed record DraftOffer(KeptDraft Draft, string Address, int? NewerVersion, IReadOnlyList<PartChange> Changes);
