using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review;

/// <summary>Writes down what a new version of something public corrects or adds, and shows all such notes to its readers.</summary>
public sealed class RecordRevision(CmsDb db)
{
    /// <param name="noteNow">A correction given with the decision to publish, in place of the one that was written with the text.</param>
    public async Task RunAsync(ContentItem item, ContentVersion version, Publication publication, string? noteNow, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var corrections = await db.Corrections.Where(c => c.ItemId == item.Id).OrderBy(c => c.Id).ToListAsync(cancel);
        var revision = item.PublishedVersion is null ? null
            : string.IsNullOrWhiteSpace(noteNow) ? version.Fields.Revision
            : new Revision(RevisionKind.Correction, noteNow.Trim(), version.Fields.Revision?.Grave ?? false);
        if (revision is { Note: { Length: > 0 } note })
        {
            var correction = new Correction
            {
                ItemId = item.Id,
                Version = version.Number,
                Kind = revision.Kind,
                Grave = revision.Grave,
                Note = note,
                At = now,
                ByName = actor.Name,
            };
            db.Corrections.Add(correction);
            corrections.Add(correction);
            if (revision.Kind is RevisionKind.Correction) item.CorrectedAt = now;
        }

        publication.Corrections = [.. corrections.Select(c => new RevisionShown(c.Kind, c.Note, c.Grave, c.At))];
    }
}
