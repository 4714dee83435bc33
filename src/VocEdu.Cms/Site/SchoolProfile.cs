using System.Globalization;
using System.Text.Json;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Schools;

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

    /// <summary>A picture of where it lies; no map of somebody else's who would learn who looks.</summary>
    public MediaUse? Map { get; init; }
    public IReadOnlyList<MediaUse> Pictures { get; init => field = value ?? []; } = [];

    /// <summary>Latitude and longitude as they were typed: <c>20.94100, 106.35200</c>.</summary>
    public string? Position { get; init; }

    /// <summary>Latitude and longitude in degrees; null where it is not known.</summary>
    public (double Latitude, double Longitude)? Lies =>
        Position?.Split([',', ';'], StringSplitOptions.TrimEntries) is [var latitude, var longitude] && Degrees(latitude, 90) is { } north && Degrees(longitude, 180) is { } east ? (north, east)
        : null;

    /// <summary>What the licence covers; the rest is not for the public.</summary>
    public IEnumerable<SchoolProgramme> Licensed => Programmes.Where(p => p.InLicence);

    /// <summary>What it may teach of a trade.</summary>
    /// <param name="trade">Slug of the guide.</param>
    public IEnumerable<SchoolProgramme> LicensedFor(string trade) => Licensed.Where(p => p.Guide == trade);

    /// <summary>Whether it teaches a trade: by its licence; where it tells nothing of the trade, by what the guide says.</summary>
    /// <param name="trade">Slug of the guide.</param>
    /// <param name="own">Slug of this school.</param>
    public bool Teaches(string trade, CareerGuide guide, string own) => Programmes.Any(p => p.Guide == trade) ? LicensedFor(trade).Any() : guide.Schools.Contains(own);

    /// <summary>Whether it says how to reach it.</summary>
    public bool CanBeReached => Contact is { } contact && !string.IsNullOrWhiteSpace(contact.CallForAdmissions + contact.WriteForAdmissions + contact.Website);

    public string? Fanpage { get; init; }
    public OtherChannels? OtherChannels { get; init; }

    /// <summary>Where else the school speaks; what is no address of the web is left out.</summary>
    public IEnumerable<(string Name, string Address)> Channels =>
        from channel in new[] { ("Facebook", Fanpage), ("YouTube", OtherChannels?.YouTube), ("Zalo", OtherChannels?.Zalo) }
        where WebAddress.IsEmptyOrFine(channel.Item2) && LinkTarget.TryNormalise(channel.Item2, out _)
        select (channel.Item1, channel.Item2!.Trim());

    /// <summary><c>20.94100, 106.35200</c>.</summary>
    public static string Coordinates((double Latitude, double Longitude) place) => string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.00000}, {place.Longitude:0.00000}");

    /// <summary>A map that is opened only when the reader asks for it.</summary>
    public static string MapAddress((double Latitude, double Longitude) place) =>
        string.Create(CultureInfo.InvariantCulture, $"https://www.openstreetmap.org/?mlat={place.Latitude:0.#####}&mlon={place.Longitude:0.#####}#map=17/{place.Latitude:0.#####}/{place.Longitude:0.#####}");

    /// <returns>Null where there is no profile, or none that can be read: a member of the wrong kind must not take the page down.</returns>
    public static SchoolProfile? Of(ContentFields fields)
    {
        if (fields.School is not { ValueKind: JsonValueKind.Object } json) return null;
        try
        {
            return json.Deserialize<SchoolProfile>(JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}

public sealed record OtherChannels(string? YouTube, string? Zalo);

public sealed record FormerName(string Name, DateOnly? ValidFrom, DateOnly? ValidTo);

public sealed record Branch(string Name, string? Commune, string? Note, string? ProvinceCode = null);

public sealed record Address(string? Commune, string? ProvinceName, string? Text, string? ProvinceCode = null);

public sealed record Contact(string? Phone, string? AdmissionsPhone, string? Email, string? AdmissionsEmail, string? Website, string? Department)
{
    /// <summary>Whom to call about admissions: their own telephone, else that of the school.</summary>
    public string? CallForAdmissions => string.IsNullOrWhiteSpace(AdmissionsPhone) ? Phone : AdmissionsPhone;

    /// <summary>Where to write about admissions: their own address, else that of the school.</summary>
    public string? WriteForAdmissions => string.IsNullOrWhiteSpace(AdmissionsEmail) ? Email : AdmissionsEmail;
}

public sealed record Licence(string? Text, string? Number, DateOnly? IssuedOn, string? Issuer);

public sealed record Verification(DateOnly? VerifiedOn, string? VerifiedBy, DateOnly? StaleOn)
{
    public bool IsStale(DateOnly today) => ProfileAge.IsStale(VerifiedOn, StaleOn, today);
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

    /// <summary>Whether it takes applications for a level; one that names no level takes all.</summary>
    public bool Takes(string? level) => level is null || Levels is null or { Count: 0 } || Levels.Contains(level);
}

public sealed record Dossier(string? Level, IReadOnlyList<string>? Items);
