using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;
using VocEdu.Umbraco.Documents;

namespace VocEdu.Umbraco;

/// <summary>What this host keeps (schema <c>umbraco</c>) beside the engine's tables: a document and its work are booked in one transaction.</summary>
public sealed class UmbracoDb(DbContextOptions<UmbracoDb> options) : PublishingDb(options)
{
    public new const string Schema = "umbraco";
    public static readonly SchemaSource Files = new(Schema, typeof(UmbracoDb).Assembly, "VocEdu.Umbraco.Schema.");

    public DbSet<UmbracoDocument> Documents => Set<UmbracoDocument>();
    public DbSet<KnownFilm> Films => Set<KnownFilm>();
    public DbSet<ConnectedByConfiguration> ConfiguredChannels => Set<ConnectedByConfiguration>();
    public DbSet<ScheduledJob> Jobs => Set<ScheduledJob>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<UmbracoDocument>(document =>
        {
            document.ToTable("document", Schema);
            document.HasKey(d => d.Key);
            document.HasIndex(d => d.Path).HasOperators("text_pattern_ops");
            document.HasIndex(d => d.LookAt).HasFilter("look_at is not null");
            document.HasIndex(d => new { d.State, d.Key });
            document.HasIndex(d => d.SettledAt).HasFilter("problem is not null");
        });
        modelBuilder.Entity<KnownFilm>().ToTable("film", Schema).HasKey(f => f.FileKey);
        modelBuilder.Entity<ConnectedByConfiguration>().ToTable("configured_channel", Schema).HasKey(c => new { c.Kind, c.RemoteId });
        modelBuilder.Entity<ScheduledJob>().ToTable("job", Schema).HasKey(j => j.Name);
    }
}
