using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VocEdu.Cms.Api;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review.Comments;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Search;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.Previews;
using VocEdu.Cms.Writing.References;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Data;

/// <summary>The newsroom's tables (schema <c>cms</c>) beside the engine's: one story, one transaction.</summary>
public sealed class CmsDb(DbContextOptions<CmsDb> options) : PublishingDb(options)
{
    public new const string Schema = "cms";
    public static readonly SchemaSource Files = new(Schema, typeof(CmsDb).Assembly, "VocEdu.Cms.Data.Schema.");

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitLink> UnitLinks => Set<UnitLink>();
    public DbSet<ContentItem> Items => Set<ContentItem>();
    public DbSet<ContentVersion> Versions => Set<ContentVersion>();
    public DbSet<ContentEvent> Events => Set<ContentEvent>();
    public DbSet<KeptDraft> Drafts => Set<KeptDraft>();
    public DbSet<Presence> Presences => Set<Presence>();
    public DbSet<Template> Templates => Set<Template>();
    public DbSet<ContentReference> References => Set<ContentReference>();
    public DbSet<Collection> Collections => Set<Collection>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<PublicAddress> Addresses => Set<PublicAddress>();
    public DbSet<MediaFile> Media => Set<MediaFile>();
    public DbSet<MediaFolder> MediaFolders => Set<MediaFolder>();
    public DbSet<MediaText> MediaTexts => Set<MediaText>();
    public DbSet<MediaJob> MediaJobs => Set<MediaJob>();
    public DbSet<PendingUpload> Uploads => Set<PendingUpload>();
    public DbSet<PublicMedia> PublicMedia => Set<PublicMedia>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();
    public DbSet<Mail> Mail => Set<Mail>();
    public DbSet<PassageComment> Comments => Set<PassageComment>();
    public DbSet<PeopleGroup> Groups => Set<PeopleGroup>();
    public DbSet<Deputy> Deputies => Set<Deputy>();
    public DbSet<ReviewProcess> ReviewProcesses => Set<ReviewProcess>();
    public DbSet<ReviewChoice> ReviewChoices => Set<ReviewChoice>();
    public DbSet<ReviewRound> ReviewRounds => Set<ReviewRound>();
    public DbSet<ReviewDecision> ReviewDecisions => Set<ReviewDecision>();
    public DbSet<ReleaseSet> Releases => Set<ReleaseSet>();
    public DbSet<ReleaseItem> ReleaseItems => Set<ReleaseItem>();
    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();
    public DbSet<AuditLine> Audit => Set<AuditLine>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CmsDb).Assembly, type => type.IsAssignableTo(typeof(INewsroomTables)));
    }
}

/// <summary>Marks the tables that a slice adds to <see cref="CmsDb"/>; each slice describes its own.</summary>
internal interface INewsroomTables;

internal sealed class NewsroomTables : INewsroomTables,
    IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<UnitName>, IEntityTypeConfiguration<UnitLink>,
    IEntityTypeConfiguration<ContentItem>, IEntityTypeConfiguration<ContentVersion>, IEntityTypeConfiguration<ContentEvent>,
    IEntityTypeConfiguration<Publication>, IEntityTypeConfiguration<PublicAddress>,
    IEntityTypeConfiguration<SearchDocument>, IEntityTypeConfiguration<AuditLine>, IEntityTypeConfiguration<AccessToken>,
    IEntityTypeConfiguration<IdempotentRequest>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("unit", CmsDb.Schema);
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId);
        unit.HasMany(u => u.Names).WithOne().HasForeignKey(n => n.UnitId);
    }

    public void Configure(EntityTypeBuilder<UnitName> name)
    {
        name.ToTable("unit_name", CmsDb.Schema);
        name.HasKey(n => new { n.UnitId, n.ValidFrom });
    }

    public void Configure(EntityTypeBuilder<UnitLink> link)
    {
        link.ToTable("unit_link", CmsDb.Schema);
        link.HasOne<Unit>().WithMany().HasForeignKey(l => l.FromId);
        link.HasOne<Unit>().WithMany().HasForeignKey(l => l.ToId);
    }

    public void Configure(EntityTypeBuilder<ContentItem> item)
    {
        item.ToTable("content_item", CmsDb.Schema);
        item.Property(i => i.Version).IsConcurrencyToken();
        item.Property(i => i.State).IsConcurrencyToken();
        item.HasOne<Unit>().WithMany().HasForeignKey(i => i.UnitId);
        item.HasIndex(i => new { i.State, i.UpdatedAt });
        item.HasIndex(i => new { i.UnitId, i.UpdatedAt });
        item.HasQueryFilter(i => i.TrashedAt == null);
        item.HasIndex(i => i.TrashedAt).HasFilter("trashed_at is not null and purged_at is null");
        item.HasIndex(i => i.UpdatedAt);
        item.HasIndex(i => new { i.UpdatedAt, i.Id }).HasFilter("corrected_at is not null");
        item.HasIndex(i => i.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        item.Property(i => i.FoldedTitle).ValueGeneratedOnAddOrUpdate();
        item.HasIndex(i => i.FoldedTitle).HasMethod("gin").HasOperators("gin_trgm_ops");
        item.HasIndex(i => i.AuthorName).HasMethod("gin").HasOperators("gin_trgm_ops");
        item.HasIndex(i => i.ScheduledFor).HasFilter("scheduled_for is not null");
        item.HasIndex(i => i.PlannedFor).HasFilter("planned_for is not null");
    }

    public void Configure(EntityTypeBuilder<ContentVersion> version)
    {
        version.ToTable("content_version", CmsDb.Schema);
        version.HasKey(v => new { v.ItemId, v.Number });
        version.HasOne<ContentItem>().WithMany().HasForeignKey(v => v.ItemId);
        version.Property(v => v.Fields).HasColumnType("jsonb").HasConversion(new Json<ContentFields>(), Json<ContentFields>.Comparer);
        version.Property(v => v.ChannelTexts).HasColumnType("jsonb").HasConversion(new Json<ChannelTexts>(), Json<ChannelTexts>.Comparer);
    }

    public void Configure(EntityTypeBuilder<ContentEvent> step)
    {
        step.ToTable("content_event", CmsDb.Schema);
        step.HasOne<ContentItem>().WithMany().HasForeignKey(e => e.ItemId);
    }

    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.ToTable("publication", CmsDb.Schema);
        publication.HasKey(p => p.ItemId);
        publication.HasOne<ContentItem>().WithOne().HasForeignKey<Publication>(p => p.ItemId);
        publication.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        publication.HasOne<Work>().WithMany().HasForeignKey(p => p.WorkId);
        publication.Property(p => p.Fields).HasColumnType("jsonb").HasConversion(new Json<ContentFields>(), Json<ContentFields>.Comparer);
        publication.Property(p => p.Corrections).HasColumnType("jsonb").HasConversion(new Json<List<RevisionShown>>(), Json<List<RevisionShown>>.Comparer);
        publication.HasIndex(p => p.Path).IsUnique();
        publication.HasIndex(p => new { p.Section, p.PublishedAt, p.ItemId }).HasFilter("listed");
        publication.HasIndex(p => new { p.Kind, p.PublishedAt, p.ItemId }).HasFilter("listed");
        publication.HasIndex(p => new { p.UpdatedAt, p.ItemId }).HasFilter("listed");
        publication.HasIndex(p => new { p.PublishedAt, p.ItemId }).HasFilter("listed");
        publication.HasIndex(p => new { p.Title, p.ItemId }).HasFilter("listed");
        publication.HasIndex(p => new { p.Genre, p.PublishedAt }).HasFilter("listed");
        publication.HasIndex(p => p.Tags).HasMethod("gin");
        publication.HasIndex(p => p.Title).HasDatabaseName("ix_publication_title_trgm").HasMethod("gin").HasOperators("gin_trgm_ops");
        publication.Property<string?>("DocumentWords").ValueGeneratedOnAddOrUpdate();
        publication.HasIndex("DocumentWords").HasMethod("gin").HasOperators("gin_trgm_ops").HasFilter("kind = 'OfficialDocument'");
        publication.Property<string?>("DocumentYear").ValueGeneratedOnAddOrUpdate();
        publication.HasIndex("DocumentYear", nameof(Publication.PublishedAt), nameof(Publication.ItemId)).HasFilter("kind = 'OfficialDocument' and listed");
        publication.HasIndex(p => p.ItemId, "ix_publication_films").HasDatabaseName("ix_publication_films").HasFilter("kind = 'Video' and listed");
        publication.HasIndex(p => new { p.UnitId, p.PublishedAt });
        publication.HasIndex(p => new { p.Series, p.Part }).HasFilter("series is not null");
        publication.HasIndex(p => p.Topics).HasMethod("gin");
        publication.HasIndex(p => p.Themes).HasMethod("gin");
        publication.HasIndex(p => p.Audiences).HasMethod("gin");
        publication.HasIndex(p => p.Guides).HasMethod("gin");
        publication.HasIndex(p => p.Schools).HasMethod("gin");
    }

    public void Configure(EntityTypeBuilder<PublicAddress> address)
    {
        address.ToTable("public_address", CmsDb.Schema);
        address.HasKey(a => a.Path);
        address.HasOne<ContentItem>().WithMany().HasForeignKey(a => a.ItemId);
    }

    public void Configure(EntityTypeBuilder<SearchDocument> document)
    {
        document.ToTable("search_document", CmsDb.Schema);
        document.HasKey(d => d.ItemId);
        document.HasOne<ContentItem>().WithOne().HasForeignKey<SearchDocument>(d => d.ItemId);
        document.HasIndex(d => d.Tsv).HasMethod("gin").HasStorageParameter("fastupdate", "off");
        document.HasIndex(d => new { d.Prior, d.ItemId }).IsDescending(true, false);
        document.HasIndex(d => d.TsvHead).HasMethod("gin").HasStorageParameter("fastupdate", "off");
    }

    public void Configure(EntityTypeBuilder<AuditLine> line)
    {
        line.ToTable("audit_line", CmsDb.Schema);
        line.HasIndex(l => new { l.TargetKind, l.TargetId });
        line.HasIndex(l => l.At);
    }

    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.ToTable("access_token", CmsDb.Schema);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.UserId);
    }

    public void Configure(EntityTypeBuilder<IdempotentRequest> request)
    {
        request.ToTable("idempotent_request", CmsDb.Schema);
        request.HasKey(r => new { r.UserId, r.Key });
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.ToTable("data_protection_key", CmsDb.Schema);
}

/// <summary>A value kept as JSON; two values are equal when their JSON is.</summary>
internal sealed class Json<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
    json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!)
{
    public static readonly ValueComparer<T> Comparer = new(
        (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
        value => value);
}
