namespace VocEdu.Domain.Privacy;

/// <summary>What a person, or a guardian for a child, has agreed to.</summary>
/// <param name="Number">As on the paper.</param>
/// <param name="PersonName">As it stands on the paper.</param>
/// <param name="ByPerson">The person agreed.</param>
/// <param name="ByGuardian">A parent or guardian agreed.</param>
/// <param name="Purposes">Where it may appear.</param>
/// <param name="Data">What of the person may appear.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null: until it is withdrawn.</param>
/// <param name="WithdrawnOn">From this day on nothing may be published under it.</param>
public sealed record ConsentTerms(
    string Number, string PersonName, bool ByPerson, bool ByGuardian, ConsentPurpose Purposes, PersonalData Data, DateOnly From, DateOnly? Until, DateOnly? WithdrawnOn)
{
    public bool IsWithdrawnOn(DateOnly day) => WithdrawnOn <= day;

    public bool IsInForceOn(DateOnly day) => !IsWithdrawnOn(day) && From <= day && (Until is null || day <= Until);
}

/// <summary>A person, or a group, whom an item names or shows.</summary>
/// <param name="Name">As the finding calls them: <c>Nguyễn Văn An</c>, <c>Học viên trong ảnh</c>.</param>
/// <param name="IsGroup">Several people under one name.</param>
/// <param name="Age">Null: a mixed group, or nobody said.</param>
/// <param name="Basis">Why it is lawful; null: nobody said.</param>
/// <param name="Announced">Those present had been told of the recording.</param>
/// <param name="Because">The reason that goes with work of a state body.</param>
/// <param name="Uses">Which data the item shows.</param>
/// <param name="Consent">The record that was chosen; null: none.</param>
public sealed record ShownPerson(
    string Name, bool IsGroup, AgeBand? Age, LawfulBasis? Basis, bool Announced, string? Because, PersonalData Uses, ConsentTerms? Consent);

/// <summary>What the owner decides where the law leaves a choice.</summary>
/// <param name="GuardianFrom16">From 16 to under 18 a guardian agrees too; without both nothing is published. Off: it is only advised.</param>
public sealed record ConsentPolicy(bool GuardianFrom16 = true);

/// <summary>What stands in the way of publishing a person's data, or should be looked at.</summary>
/// <param name="Code">Stable: <c>consent.missing</c>.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Message">A whole sentence that names the person and says what to do.</param>
/// <param name="Blocks">Nothing is published anywhere before it is mended.</param>
/// <param name="Refused">The channels it may not go to; the rest may go out.</param>
public sealed record ConsentFinding(string Code, string Person, string Message, bool Blocks, ConsentPurpose Refused = ConsentPurpose.None);
