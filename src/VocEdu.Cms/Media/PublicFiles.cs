using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Media;

/// <summary>Which files are public: those that the page of an item, a series or a topic shows, and no other. Known files are remembered until something public changes.</summary>
public sealed class PublicFiles(NpgsqlDataSource database, PublicFreshness freshness)
{
    private const int MostRemembered = 20_000;
    private readonly ConcurrentDictionary<Guid, bool> _known = new();
    private long _changes;

    public async Task<bool> ContainAsync(Guid id, CancellationToken cancel)
    {
        var changes = freshness.Changes;
        if (Interlocked.Exchange(ref _changes, changes) != changes || _known.Count > MostRemembered) _known.Clear();
        if (freshness.IsHeard && _known.ContainsKey(id)) return true;

        await using var question = database.CreateCommand("""
            select exists (select from cms.public_media where media_id = $1) or exists (select from cms.collection where cover ->> 'mediaId' = $1::text)
            """);
        question.Parameters.Add(new() { Value = id });
        var isPublic = (bool)(await question.ExecuteScalarAsync(cancel))!;
        if (isPublic && freshness.IsHeard && freshness.Changes == changes) _known.TryAdd(id, true);
        return isPublic;
    }

    /// <summary>Makes exactly the files public that this version shows. Saved with the publication; they go with it too.</summary>
    public static async Task ShowAsync(CmsDb db, ContentVersion version, CancellationToken cancel)
    {
        var ids = Of(version);
        var known = await db.Media.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel);
        var shown = await db.PublicMedia.Where(p => p.ItemId == version.ItemId).ToListAsync(cancel);
        db.PublicMedia.RemoveRange(shown.Where(p => !known.Contains(p.MediaId)));
        db.PublicMedia.AddRange(known.Except(shown.Select(p => p.MediaId)).Select(id => new PublicMedia(id, version.ItemId)));
    }

    /// <summary>Ids of all files a version shows readers; a document that is kept as proof only is not among them.</summary>
    public static HashSet<Guid> Of(ContentVersion version) =>
        MediaIds.Named(version.Body, version.Fields.File is { Public: true } ? version.Fields : version.Fields with { File = null }, version.ChannelTexts);
}
