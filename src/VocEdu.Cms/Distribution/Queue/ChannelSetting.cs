using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;

namespace VocEdu.Cms.Distribution.Queue;

/// <summary>How a kind of channel is usually posted to.</summary>
public sealed class ChannelSetting
{
    public required ChannelKind Kind { get; init; }
    public List<WeeklySlot> Slots { get; set; } = [];

    /// <summary>Offered for each new post, without the sign.</summary>
    public List<string> Hashtags { get; set; } = [];

    /// <summary>Null: links carry no marks.</summary>
    public string? UtmSource { get; set; }
    public string UtmMedium { get; set; } = "social";

    /// <summary>Null: the story's own name.</summary>
    public string? UtmCampaign { get; set; }

    public LinkTracking? Tracking => UtmSource is { Length: > 0 } source ? new(source, UtmMedium, UtmCampaign) : null;
}

internal sealed class QueueTables : INewsroomTables, IEntityTypeConfiguration<ChannelSetting>
{
    public void Configure(EntityTypeBuilder<ChannelSetting> setting)
    {
        setting.ToTable("channel_setting", CmsDb.Schema);
        setting.HasKey(s => s.Kind);
        setting.Ignore(s => s.Tracking);
        setting.Property(s => s.Slots).HasColumnType("jsonb").HasConversion(new Json<List<WeeklySlot>>(), Json<List<WeeklySlot>>.Comparer);
    }
}
