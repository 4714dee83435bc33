namespace VocEdu.Domain.Text;

/// <summary>The six tones, numbered as the VNI keyboard numbers them. They keep their Vietnamese names: English has none.</summary>
public enum Tone
{
    /// <summary>Level, without a mark.</summary>
    Ngang = 0,

    /// <summary>Acute: á.</summary>
    Sac = 1,

    /// <summary>Grave: à.</summary>
    Huyen = 2,

    /// <summary>Hook above: ả.</summary>
    Hoi = 3,

    /// <summary>Tilde: ã.</summary>
    Nga = 4,

    /// <summary>Dot below: ạ.</summary>
    Nang = 5,
}

/// <summary>The combining marks of the tones.</summary>
internal static class ToneMarks
{
    private const string Marks = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>The tone of a combining mark, or null for another character.</summary>
    public static Tone? Of(char mark) => Marks.IndexOf(mark) is >= 0 and var at ? (Tone)(at + 1) : null;

    /// <summary>The combining mark of a tone that has one.</summary>
    public static char MarkOf(Tone tone) => Marks[(int)tone - 1];
}
