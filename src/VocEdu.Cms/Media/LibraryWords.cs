using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Media;

/// <summary>Captions and transcripts of the library in items: an item without words of its own shows the library's, and follows what is corrected there.</summary>
public sealed class LibraryWords(CmsDb db)
{
    /// <summary>The fields as readers get them.</summary>
    public async Task<ContentFields> CompleteAsync(ContentFields fields, CancellationToken cancel) =>
        fields.Video is { MediaId: { } id } video && IsIncomplete(video)
        && await db.MediaTexts.AsNoTracking().SingleOrDefaultAsync(t => t.MediaId == id, cancel) is { } words
            ? fields with { Video = Completed(video, words) }
            : fields;

    /// <summary>A draft as readers would get it.</summary>
    public async Task<ContentDraft> CompleteAsync(ContentDraft draft, CancellationToken cancel) =>
        draft with { Fields = await CompleteAsync(draft.Fields, cancel) };

    /// <summary>As <see cref="CompleteAsync(ContentDraft, CancellationToken)"/> of something typed, which may name a file that is not this person's to know of.</summary>
    public async Task<ContentDraft> CompleteTypedAsync(ContentDraft draft, Actor actor, CancellationToken cancel) =>
        draft.Fields.Video?.MediaId is { } id && await db.SeesAsync(id, actor, cancel) ? await CompleteAsync(draft, cancel) : draft;

    /// <summary>What the library has of a film; null when the person may not know of it.</summary>
    public async Task<WordsOffer?> OfferAsync(Guid? id, Actor actor, CancellationToken cancel)
    {
        if (id is not { } film || !await db.SeesAsync(film, actor, cancel)) return null;
        var words = await db.MediaTexts.AsNoTracking().SingleOrDefaultAsync(t => t.MediaId == film, cancel);
        return new(film, words?.Captions.Count ?? 0, words?.Transcript.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0);
    }

    /// <summary>What is said in the films of a body, for the search.</summary>
    public async Task<string> SpokenAsync(RichText body, CancellationToken cancel)
    {
        var ids = MediaIds.Of(body);
        if (ids.Count == 0) return "";
        var words = await db.MediaTexts.AsNoTracking().Where(t => ids.Contains(t.MediaId)).OrderBy(t => t.MediaId).ToListAsync(cancel);
        return string.Join('\n', words.Select(SpokenOf).Where(text => text.Length > 0));
    }

    /// <summary>What stands in the PDF files of an item, for the search.</summary>
    public async Task<string> WrittenAsync(RichText body, ContentFields fields, CancellationToken cancel)
    {
        Guid[] ids = [.. MediaIds.Of(body).Union(MediaIds.Named("", fields, new()))];
        if (ids.Length == 0) return "";
        return string.Join('\n', await db.MediaTexts.AsNoTracking().Where(t => ids.Contains(t.MediaId) && t.Layer != "").OrderBy(t => t.MediaId).Select(t => t.Layer).ToListAsync(cancel));
    }

    /// <summary>The transcript; where there is none, what the captions say.</summary>
    public static string Spoken(string? transcript, IReadOnlyList<Caption>? captions) =>
        string.IsNullOrWhiteSpace(transcript) ? string.Join('\n', (captions ?? []).Select(caption => caption.Text)) : transcript;

    public static string SpokenOf(MediaText words) => Spoken(words.Transcript, words.Captions);

    private static bool IsIncomplete(VideoFields video) => video.Captions is not { Count: > 0 } || string.IsNullOrWhiteSpace(video.Transcript);

    private static VideoFields Completed(VideoFields video, MediaText words) => video with
    {
        Captions = video.Captions is { Count: > 0 } ? video.Captions : words.Captions.Count > 0 ? words.Captions : null,
        Transcript = !string.IsNullOrWhiteSpace(video.Transcript) ? video.Transcript : words.Transcript.Length > 0 ? words.Transcript : null,
    };
}

/// <summary>What the library has of what is said in a film.</summary>
public sealed record WordsOffer(Guid MediaId, int Captions, int SpokenWords)
{
    public bool None => Captions == 0 && SpokenWords == 0;
}
