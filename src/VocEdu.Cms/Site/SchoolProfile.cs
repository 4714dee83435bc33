using System.Text.Json;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>A school as its page tells it. What was left out is an empty list here.</summary>
public sealed record SchoolProfile
{
    public string Id { get; init; } = "";
    public string? ShortName { get; init; }
    public string? Abbreviation { get; init; }
    public string? Kind { get; init; }
    public string? Ownership { get; init; }
    public int? FoundedYear { get; init; }
    public IReadOnlyList<FormerName> FormerNames { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Branch> Branches { get; init => field = value ?? []; } = [];
    public Address? Address { get; init; }
    public Contact? Contact { get; init; }
    public Licence? Licence { get; init; }
    public Verification? Verification { get; init; }
    public string? Introduction { get; init; }
    public IReadOnlyList<NamedText> Facilities { get; init => field = value ?? []; } = [];
    public IReadOnlyList<SchoolProgramme> Programmes { get; init => field = value ?? []; } = [];
    public Admissions? Admissions { get; init; }

    /// <summary>What the licence covers; the rest is not for the public.</summary>
    public IEnumerable<SchoolProgramme> Licensed => Programmes.Where(p => p.InLicence);

    public static SchoolProfile? Of(ContentFields fields) =>
        fields.School is { ValueKind: JsonValueKind.Object } json ? json.Deserialize<SchoolProfile>(JsonSerializerOptions.Web) : null;
}

public sealed record FormerName(string Name, DateOnly? ValidFrom, DateOnly? ValidTo);

public sealed record Branch(string Name, string? Commune, string? Note);

public sealed record Address(string? Commune, string? ProvinceName, string? Text);

public sealed record Contact(string? Phone, string? AdmissionsPhone, string? Email, string? AdmissionsEmail, string? Website, string? Department);

public sealed record Licence(string? Text, string? Number, DateOnly? IssuedOn, string? Issuer);

public sealed record Verification(DateOnly? VerifiedOn, string? VerifiedBy, DateOnly? StaleOn)
{
    public bool IsStale(DateOnly today) => VerifiedOn is null || StaleOn <= today;
}

public sealed record SchoolProgramme(
    string? Guide, string? Level, string Name, string? Code, string? Duration, string? Audience, int? Quota, int? QuotaYear,
    string? QuotaSource, string? TuitionNote, bool InLicence);

public sealed record Admissions
{
    public int? Year { get; init; }
    public string? Source { get; init; }
    public IReadOnlyList<AdmissionWindow> Windows { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Dossier> Dossier { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> HowToApply { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Question> Faq { get; init => field = value ?? []; } = [];
}

/// <summary>Days on which a school takes applications, both included.</summary>
public sealed record AdmissionWindow(string Name, DateOnly OpensOn, DateOnly ClosesOn, IReadOnlyList<string>? Levels, string? Note)
{
    public bool IsOpen(DateOnly today) => OpensOn <= today && today <= ClosesOn;

    public bool IsOver(DateOnly today) => ClosesOn < today;
}

public sealed record Dossier(string? Level, IReadOnlyList<string>? Items);
