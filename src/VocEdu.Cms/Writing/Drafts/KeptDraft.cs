using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>What a person has typed and not saved. No version: versions are made by people.</summary>
public sealed class KeptDraft
{
    /// <summary>Made for each time the editor is opened, so that two windows never overwrite each other.</summary>
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Null while the item is new; of a new item that was saved: what became of it.</summary>
    public Guid? ItemId { get; set; }
    public required string Genre { get; set; }

    /// <summary>The version the text began from; 0 for a new item.</summary>
    public required int BaseVersion { get; set; }

    /// <summary>Rises with every change in the browser.</summary>
    public required long Revision { get; set; }
    public required string Title { get; set; }

    /// <summary>Names and values as the page sent them, see <see cref="DraftForm"/>; empty once done.</summary>
    public required string Form { get; set; }
    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>When it became a version or was thrown away. The row stays a while, so that a late request does not bring it back.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Somebody who has an item open.</summary>
public sealed class Presence
{
    public required Guid ItemId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Name { get; set; }
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When they last had something typed and not saved.</summary>
    public DateTimeOffset? EditingAt { get; set; }
}

internal sealed class DraftTables : INewsroomTables, IEntityTypeConfiguration<KeptDraft>, IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<KeptDraft> draft)
    {
        draft.ToTable("content_draft", CmsDb.Schema);
        draft.HasOne<ContentItem>().WithMany().HasForeignKey(d => d.ItemId);
        draft.HasIndex(d => new { d.PersonId, d.SavedAt });
        draft.HasIndex(d => d.SavedAt);
    }

    public void Configure(EntityTypeBuilder<Presence> presence)
    {
        presence.ToTable("presence", CmsDb.Schema);
        presence.HasKey(p => new { p.ItemId, p.PersonId });
    }
}
