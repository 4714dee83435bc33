using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;

namespace VocEdu.Cms.Accounts;

/// <summary>People and how they prove who they are, in schema <c>accounts</c>.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityUserContext<Person, Guid>(options)
{
    public const string Schema = "accounts";
    public static readonly SchemaSource Files = new(Schema, typeof(AccountsDb).Assembly, "VocEdu.Cms.Accounts.Schema.");

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3; // has passkeys

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.HasIndex(p => p.NormalizedUserName).HasDatabaseName("ix_person_normalized_user_name");
            person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("ix_person_normalized_email");
            person.HasIndex(p => p.UnitId); // its foreign key crosses into the newsroom's schema
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitation");
            invitation.HasIndex(i => i.Hash).IsUnique();
            invitation.HasIndex(i => i.UnitId);
        });
        builder.Entity<InvitationUse>(use =>
        {
            use.ToTable("invitation_use");
            use.HasKey(u => new { u.InvitationId, u.PersonId });
            use.HasOne<Invitation>().WithMany().HasForeignKey(u => u.InvitationId).OnDelete(DeleteBehavior.NoAction);
            use.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("person_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("person_token");
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("person_passkey");
            passkey.OwnsOne(p => p.Data).ToJson("data");
        });
    }
}
