using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.References;

/// <summary>Keeps the list of what an item refers to in step with what it says, in the transaction of the save or the publication.</summary>
public static class KeepReferences
{
    public static async Task StageAsync(CmsDb db, Guid itemId, bool isPublic, RichText body, ContentFields fields, ChannelTexts channels, CancellationToken cancel)
    {
        var now = ContentReference.Of(body, fields, channels);
        var before = await db.References.Where(r => r.ItemId == itemId && r.IsPublic == isPublic).ToListAsync(cancel);
        db.References.RemoveRange(before.Where(r => !now.Remove((r.Kind, r.Target, r.Place))));
        db.References.AddRange(now.Select(r => new ContentReference { ItemId = itemId, IsPublic = isPublic, Kind = r.Kind, Target = r.Target, Place = r.Place }));
    }
}
