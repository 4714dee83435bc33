namespace VocEdu.Domain.Privacy;

/// <summary>Why a person may be named or shown (vietnam.md §9). Stored as numbers: new ones come last.</summary>
public enum LawfulBasis
{
    Consent,

    /// <summary>Hội nghị, thi đấu, biểu diễn: those present were told of the recording.</summary>
    PublicEvent,

    /// <summary>Work of a state body; a reason is written down.</summary>
    StateActivity,
    Contract,
    Emergency,
    DeceasedOrHistoric,
}
