using System.Text;

namespace VocEdu.Domain.Channels;

/// <summary>How much text a platform takes, counted as it counts.</summary>
/// <param name="Title">Longest title in UTF-16 units; 0 where posts have none.</param>
/// <param name="Text">Longest text, in UTF-16 units or bytes.</param>
/// <param name="TextInBytes">The text is measured in UTF-8 bytes: a Vietnamese letter with marks takes two or three.</param>
/// <param name="Author">Longest byline; 0 where there is none.</param>
/// <param name="AngleBrackets">False where <c>&lt;</c> and <c>&gt;</c> are refused.</param>
public sealed record ChannelLimits(int Title, int Text, bool TextInBytes, int Author, bool AngleBrackets)
{
    /// <summary>The limits of a platform. Zalo states 150 and 300 and refuses exactly these, hence one less.</summary>
    public static ChannelLimits Of(ChannelKind channel) => channel switch
    {
        ChannelKind.Facebook => new(0, 63_206, false, 0, true),
        ChannelKind.YouTube => new(100, 5_000, true, 0, false),
        ChannelKind.Zalo => new(149, 299, false, 50, true),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <summary>The length of a text as this platform measures it.</summary>
    public int Measure(string text) => TextInBytes ? Encoding.UTF8.GetByteCount(text) : text.Length;
}
