using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Writing;

/// <summary>A person named or shown.</summary>
public sealed class PersonForm
{
    public string? Name { get; set; }
    public string? Position { get; set; }
    public string? AgeBand { get; set; }
    public LawfulBasis? Basis { get; set; }
    public string? ConsentReference { get; set; }
    public bool Announced { get; set; }
    public string? Because { get; set; }

    public static PersonForm Of(PersonShown? person) => new()
    {
        Name = person?.Name,
        Position = person?.Position,
        AgeBand = person?.AgeBand,
        Basis = person?.Basis,
        ConsentReference = person?.ConsentReference,
        Announced = person?.Announced ?? false,
        Because = person?.Because,
    };

    public PersonShown? Read() => this is { Name: null, Position: null, Basis: null, ConsentReference: null }
        ? null
        : new PersonShown(Name, Position, AgeBand, Basis, ConsentReference, Announced: Announced, Because: Because);
}

/// <summary>One of those who made it.</summary>
public sealed class AuthorForm
{
    public string? Name { get; set; }
    public string? Role { get; set; }
    public Guid? PersonId { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && PersonId is null;

    public static AuthorForm Of(AuthorCredit credit) => new() { Name = credit.Name, Role = credit.Role, PersonId = credit.PersonId };
}
