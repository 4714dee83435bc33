namespace VocEdu.Cms.Units;

/// <summary>An organisation that writes or is written about. Names are dated, and a unit with items is never deleted (vietnam.md §14).</summary>
public sealed class Unit
{
    public required string Id { get; init; }
    public required string Kind { get; set; }
    public string? ParentId { get; set; }
    public string? ProvinceCode { get; set; }
    public bool NeedsUnitHead { get; set; }
    public DateOnly? OpenedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public List<UnitName> Names { get; } = [];

    /// <summary>The name printed on something published that day.</summary>
    public UnitName NameOn(DateOnly day) =>
        Names.Where(n => n.ValidFrom <= day).MaxBy(n => n.ValidFrom) ?? Names.MinBy(n => n.ValidFrom)!;
}

public sealed class UnitName
{
    public string UnitId { get; init; } = "";
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public string? Abbreviation { get; init; }
    public string? LegalBasis { get; init; }
}

public enum UnitLinkType
{
    Merged,
    Split,
    Renamed,
    Replaced,
    Transferred,
}

/// <summary>What became of a unit.</summary>
public sealed class UnitLink
{
    public required Guid Id { get; init; }
    public required string FromId { get; init; }
    public required string ToId { get; init; }
    public required UnitLinkType Type { get; init; }
    public required DateOnly On { get; init; }
    public string? LegalBasis { get; init; }
}
