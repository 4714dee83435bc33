using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using VocEdu.Connectors;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Delivery;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Data;

/// <summary>The engine's tables, in schema <c>publishing</c>.</summary>
/// <remarks>A host that keeps its content on the same database derives its own context from this one:
/// then a story, its work, its ledger entry and its posts are saved in one transaction.</remarks>
public class PublishingDb(DbContextOptions options) : DbContext(options)
{
    public const string Schema = "publishing";

    public DbSet<Work> Works => Set<Work>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<PagePrint> PagePrints => Set<PagePrint>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<DateCorrection> DateCorrections => Set<DateCorrection>();
    public DbSet<DistinctWorks> DistinctWorks => Set<DistinctWorks>();
    public DbSet<CountedDay> CountedDays => Set<CountedDay>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<UnitTarget> UnitTargets => Set<UnitTarget>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<Channel> Channels => Set<Channel>();
    public DbSet<ChannelConsent> ChannelConsents => Set<ChannelConsent>();
    public DbSet<OutboxPost> Outbox => Set<OutboxPost>();
    public DbSet<PostAttempt> Attempts => Set<PostAttempt>();
    public DbSet<PostFigure> Figures => Set<PostFigure>();
    public DbSet<ChannelFigure> ChannelFigures => Set<ChannelFigure>();
    public DbSet<DeliveryState> DeliveryStates => Set<DeliveryState>();
    public DbSet<Broadcast> Broadcasts => Set<Broadcast>();
    public DbSet<DispatcherBeat> Dispatchers => Set<DispatcherBeat>();

    /// <summary>Joins the transaction the host has open, or runs in one of its own.</summary>
    public async Task<T> TogetherAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (Database.CurrentTransaction is not null) return await work();
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        var result = await work();
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>Wakes the dispatchers of all nodes once the transaction is committed.</summary>
    internal Task RingAsync(CancellationToken cancel) => Database.ExecuteSqlAsync($"select pg_notify({Dispatcher.Bell}, '')", cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PublishingDb).Assembly);
}

internal sealed class EngineTables :
    IEntityTypeConfiguration<Work>, IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<LedgerEntry>,
    IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<Target>, IEntityTypeConfiguration<Channel>,
    IEntityTypeConfiguration<OutboxPost>, IEntityTypeConfiguration<PostAttempt>, IEntityTypeConfiguration<DispatcherBeat>,
    IEntityTypeConfiguration<ChannelConsent>, IEntityTypeConfiguration<PostFigure>, IEntityTypeConfiguration<DeliveryState>,
    IEntityTypeConfiguration<Broadcast>, IEntityTypeConfiguration<ChannelFigure>
{
    public void Configure(EntityTypeBuilder<Work> work)
    {
        work.ToTable("work", PublishingDb.Schema);
        work.HasIndex(w => w.Reference).IsUnique();
        work.HasIndex(w => w.Source).IsUnique();
        work.HasIndex(w => new { w.FirstPublicOn, w.Id });
        work.HasIndex(w => w.FirstPublicOn).HasFilter("counts")
            .IncludeProperties(w => new { w.Genre, w.Origin, w.UnitCode, w.UnitName });
        work.HasIndex(w => new { w.UnitCode, w.FirstPublicOn });
        work.HasIndex(w => new { w.Genre, w.FirstPublicOn }).HasFilter("not counts");
        work.Ignore(w => w.Facts);
        work.Property(w => w.TitleKey).ValueGeneratedOnAddOrUpdate();
        work.HasIndex(w => new { w.TitleKey, w.FirstPublicOn });
        work.HasIndex(w => w.Activities).HasMethod("gin");
        work.HasIndex(w => w.Themes).HasMethod("gin");
        work.HasIndex(w => w.VersionOfSource).HasFilter("version_of is null and version_of_source is not null");
        work.HasOne<Work>().WithMany().HasForeignKey(w => w.VersionOf);
        work.HasOne<Work>().WithMany().HasForeignKey(w => w.MergedInto);
    }

    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.ToTable("evidence", PublishingDb.Schema);
        evidence.Ignore(e => e.Proves);
        evidence.HasIndex(e => e.CheckAt).HasFilter("check_at is not null");
        evidence.HasIndex(e => e.Alive).HasFilter("alive = false");
        evidence.HasOne<Work>().WithMany(w => w.Evidence).HasForeignKey(e => e.WorkId);
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("ledger_entry", PublishingDb.Schema, table => table.HasTrigger("chain_ledger_entry"));
        entry.HasKey(e => e.Number);
        // The trigger gives number and hashes; the database has no default for them.
        entry.Property(e => e.Number).ValueGeneratedOnAdd().Metadata.SetValueGenerationStrategy(NpgsqlValueGenerationStrategy.None);
        entry.Property(e => e.PreviousHash).ValueGeneratedOnAdd();
        entry.Property(e => e.Hash).ValueGeneratedOnAdd();
        entry.HasOne<Work>().WithMany().HasForeignKey(e => e.WorkId);
    }

    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.ToTable("plan", PublishingDb.Schema);
        plan.HasKey(p => p.Code);
        plan.Ignore(p => p.CountingWindow);
        plan.Property(p => p.Document).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<Target> target)
    {
        target.ToTable("target", PublishingDb.Schema);
        target.HasKey(t => new { t.PlanCode, t.Code, t.Year });
        target.HasOne<Plan>().WithMany(p => p.Targets).HasForeignKey(t => t.PlanCode);
    }

    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("channel", PublishingDb.Schema);
        channel.HasIndex(c => new { c.Kind, c.RemoteId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChannelConsent> consent)
    {
        consent.ToTable("channel_consent", PublishingDb.Schema);
        consent.HasKey(c => c.StateHash);
        consent.HasOne<Channel>().WithMany().HasForeignKey(c => c.ChannelId);
    }

    public void Configure(EntityTypeBuilder<OutboxPost> post)
    {
        post.ToTable("outbox_post", PublishingDb.Schema);
        post.Property(p => p.Content).HasColumnType("jsonb").HasConversion(
            content => JsonSerializer.Serialize(content, JsonSerializerOptions.Web),
            json => PostContent.Read(json));
        post.Property(p => p.NextContent).HasColumnType("jsonb").HasConversion(
            content => JsonSerializer.Serialize(content, JsonSerializerOptions.Web),
            json => PostContent.Read(json));
        post.HasIndex(p => p.CountedAt).HasFilter("remote_id is not null");
        post.Property(p => p.Claim).IsConcurrencyToken();
        post.Property(p => p.Number).ValueGeneratedOnAdd();
        post.Ignore(p => p.NextStep);
        post.Ignore(p => p.IsClaimed);
        post.Ignore(p => p.MayStillChange);
        post.Ignore(p => p.HasReadableContent);
        post.HasIndex(p => new { p.ChannelId, p.LeaseUntil }).HasFilter("lease_until is not null");
        post.HasIndex(p => new { p.State, p.DueAt });
        post.HasIndex(p => p.RemovalAskedAt).HasFilter("removal_asked_at is not null");
        post.HasIndex(p => p.PostedAt).HasFilter("posted_at is not null");
        post.HasOne(p => p.Work).WithMany().HasForeignKey(p => p.WorkId);
        post.HasOne(p => p.Channel).WithMany().HasForeignKey(p => p.ChannelId);
        post.HasIndex(p => new { p.WorkId, p.ChannelId }).IsUnique();
        post.HasIndex(p => new { p.ChannelId, p.WakeAt }).HasFilter("wake_at is not null");
        post.HasIndex(p => new { p.ChannelId, p.DueAt });
    }

    public void Configure(EntityTypeBuilder<PostAttempt> attempt)
    {
        attempt.ToTable("post_attempt", PublishingDb.Schema);
        attempt.HasOne<OutboxPost>().WithMany().HasForeignKey(a => a.PostId);
    }

    public void Configure(EntityTypeBuilder<PostFigure> figure)
    {
        figure.ToTable("post_figure", PublishingDb.Schema);
        figure.HasKey(f => new { f.PostId, f.TakenOn, f.Metric });
        figure.HasOne<OutboxPost>().WithMany().HasForeignKey(f => f.PostId);
    }

    public void Configure(EntityTypeBuilder<ChannelFigure> figure)
    {
        figure.ToTable("channel_figure", PublishingDb.Schema);
        figure.HasKey(f => new { f.ChannelId, f.Day, f.Metric });
        figure.HasOne<Channel>().WithMany().HasForeignKey(f => f.ChannelId);
    }

    public void Configure(EntityTypeBuilder<DeliveryState> state)
    {
        state.ToTable("delivery_state", PublishingDb.Schema);
        state.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Broadcast> broadcast)
    {
        broadcast.ToTable("broadcast", PublishingDb.Schema);
        broadcast.HasKey(b => b.PostId);
        broadcast.HasOne(b => b.Post).WithMany().HasForeignKey(b => b.PostId);
    }

    public void Configure(EntityTypeBuilder<DispatcherBeat> beat)
    {
        beat.ToTable("dispatcher", PublishingDb.Schema);
        beat.HasKey(b => b.Worker);
    }
}
