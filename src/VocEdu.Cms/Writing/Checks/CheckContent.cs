using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Checks;

/// <summary>What the checks say about a form that is being filled in, or about a saved version.</summary>
public sealed class CheckContent(KnownAbbreviations abbreviations, LibraryWords words)
{
    public async Task<IReadOnlyList<Finding>> OfAsync(ContentItem item, ContentVersion version, CancellationToken cancel) =>
        ContentRules.Check(See(ContentForm.Of(version), await words.CompleteAsync(ContentDraft.Of(version), cancel), item.AuthorName));

    /// <summary>What the genre still asks for: told when it is sent, and required before an approver sees it.</summary>
    public async Task<RequiredField> MissingAsync(ContentItem item, ContentVersion version, CancellationToken cancel) =>
        Genres.Get(item.Genre).MissingFrom(FilledFields.Of(await words.CompleteAsync(ContentDraft.Of(version), cancel), item.AuthorName));

    /// <summary>What of a version's findings stops it. What the genre asks for is told by <see cref="FilledFields"/>.</summary>
    public async Task<IReadOnlyList<string>> BlockingAsync(ContentItem item, ContentVersion version, CancellationToken cancel) =>
        [.. (await OfAsync(item, version, cancel)).Where(finding => finding.Severity is FindingSeverity.Blocks && finding.Rule != ContentRules.MissingField).Select(finding => finding.Message)];

    /// <param name="reading">The form, read.</param>
    /// <param name="actor">Who types; printed when the form names no author.</param>
    public async Task<IReadOnlyList<Finding>> OfAsync(ContentForm form, Reading reading, Actor actor, CancellationToken cancel)
    {
        var found = Genres.TryFind(form.Genre, out _) ? ContentRules.Check(See(form, await words.CompleteTypedAsync(reading.Draft, actor, cancel), actor.Name)) : [];
        return
        [
            .. reading.Mistakes.Where(mistake => !found.Any(finding => finding.Place.Field == mistake.Field))
                .Select(mistake => new Finding(mistake.Code, FindingSeverity.Blocks, mistake.Message, new(mistake.Field ?? nameof(form.Body)))),
            .. found,
        ];
    }

    private CheckedDraft See(ContentForm form, ContentDraft draft, string author)
    {
        var genre = Genres.Get(draft.Genre);
        var fields = draft.Fields;
        var texts = FormTexts.Of(form);
        (string Field, string Text)[] typed = [(nameof(form.Title), form.Title ?? ""), (nameof(form.Summary), form.Summary ?? ""), (nameof(form.Body), form.Body ?? ""), .. texts];
        return new()
        {
            Genre = genre,
            Title = VietnameseText.Normalize(draft.Title).Trim(),
            Summary = VietnameseText.Normalize(draft.Summary).Trim(),
            Body = draft.Body,
            Fields = [.. texts.Select(input => (input.Field, VietnameseText.Normalize(input.Text)))],
            Decomposed = [.. typed.Where(input => !IsComposed(input.Text)).Select(input => input.Field)],
            Missing = genre.MissingFrom(FilledFields.Of(draft, author)),
            HasTheme = fields.Themes.Count > 0,
            HasAudience = fields.Audiences.Count > 0,
            Cover = fields.Cover is { } cover ? new(cover.AlternativeText, cover.Credit) : null,
            People =
            [
                .. fields.Interviewee is { } guest ? [new CheckedPerson(nameof(form.Interviewee), guest.Name ?? "", guest.Basis is not null)] : Array.Empty<CheckedPerson>(),
                .. form.People.Select((person, i) => new CheckedPerson($"{nameof(form.People)}[{i}]", person.Name ?? "", person.Basis is not null)),
            ],
            Posts = [.. Posts(draft.ChannelTexts)],
            KnownAbbreviations = abbreviations.All,
        };
    }

    private static IEnumerable<CheckedPost> Posts(ChannelTexts texts)
    {
        if (texts.Facebook is { } facebook) yield return new(ChannelKind.Facebook, "", facebook.Text);
        if (texts.YouTube is { } youtube) yield return new(ChannelKind.YouTube, youtube.Title, youtube.Description);
        if (texts.Zalo is { } zalo) yield return new(ChannelKind.Zalo, zalo.Title, zalo.Description);
    }

    // Half a surrogate pair makes the framework's own answer an exception.
    private static bool IsComposed(string text)
    {
        try
        {
            return text.IsNormalized();
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
