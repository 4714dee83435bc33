using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

public enum ConsentForm
{
    Paper,
    Electronic,
}

/// <summary>What a person, or a group in a picture, has agreed to (vietnam.md §9). It is never changed, only completed: who agrees to something else signs anew.</summary>
public sealed class Consent
{
    public required Guid Id { get; init; }

    /// <summary>As on the paper: <c>PDY-2026-000012</c>.</summary>
    public required string Number { get; init; }
    public required string UnitId { get; init; }
    public required bool IsGroup { get; init; }
    public required string PersonName { get; set; }

    /// <summary>Name and number without marks.</summary>
    public required string Search { get; set; }

    /// <summary>An <see cref="AgeBands">age's code</see> on the day it was given.</summary>
    public required string AgeBand { get; set; }

    /// <summary>See <see cref="ConsentPrivate"/>.</summary>
    public required byte[] Private { get; set; }
    public required bool ByPerson { get; init; }

    /// <summary>False for a child whose guardian is still to be named: see <see cref="LackingConsents"/>.</summary>
    public required bool ByGuardian { get; set; }
    public required ConsentPurpose Purposes { get; init; }
    public required PersonalData DataTypes { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public required ConsentForm Form { get; init; }

    /// <summary>How an electronic consent was given.</summary>
    public string? Method { get; set; }

    /// <summary>Which text the person has read, see <see cref="ConsentTexts"/>.</summary>
    public required string TextVersion { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public string? Note { get; set; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required Guid RecordedBy { get; init; }
    public required string RecordedByName { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Since then nothing personal is left in this row.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    public ConsentTerms Terms => new(Number, PersonName, ByPerson, ByGuardian, Purposes, DataTypes, ValidFrom, ValidUntil,
        WithdrawnAt is { } at ? Vietnam.LocalDate(at) : null);

    public ConsentStanding StandingOn(DateOnly day) =>
        ErasedAt is not null ? ConsentStanding.Erased
        : WithdrawnAt is not null ? ConsentStanding.Withdrawn
        : ValidUntil < day ? ConsentStanding.Expired
        : ConsentStanding.InForce;
}

public enum ConsentStanding
{
    InForce,
    Expired,
    Withdrawn,
    Erased,
}

/// <summary>What is known of the person and meant for nobody else.</summary>
/// <param name="Contact">Telephone or address, to answer a request.</param>
public sealed record ConsentPrivate(DateOnly? BornOn, string? GuardianName, string? GuardianRelation, string? Contact);

/// <summary>The signed paper, photographed or scanned, encrypted.</summary>
public sealed class ConsentEvidence
{
    public required Guid Id { get; init; }
    public required Guid ConsentId { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Content { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedByName { get; init; }
}

public enum ConsentViewed
{
    Record,
    Evidence,
    Export,
}

/// <summary>Who looked at somebody's personal data, and when.</summary>
public sealed class ConsentView
{
    public long Id { get; init; }
    public required Guid ConsentId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required ConsentViewed What { get; init; }
}

/// <summary>A person, or a group, seen in a file of the library.</summary>
public sealed class MediaPerson
{
    public required Guid Id { get; init; }
    public required Guid MediaId { get; init; }
    public required string Name { get; set; }
    public string? AgeBand { get; init; }
    public required LawfulBasis Basis { get; init; }
    public required bool Announced { get; init; }
    public string? Because { get; init; }
    public Guid? ConsentId { get; init; }
}
