using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Reports;

internal static class ChannelNames
{
    /// <summary>Names of channels by id, as reports print them. Two of one name are told apart by their platform: their figures never meet in one row.</summary>
    public static async Task<Dictionary<string, string>> ChannelNamesAsync(this PublishingDb db, CancellationToken cancel)
    {
        var channels = await db.Channels.AsNoTracking().Select(c => new { c.Id, c.Name, c.Kind }).ToListAsync(cancel);
        return channels.ToDictionary(c => c.Id.ToString(), c => channels.Count(o => o.Name == c.Name) > 1 ? $"{c.Name} ({c.Kind})" : c.Name);
    }
}
