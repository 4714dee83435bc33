using System.Text;
using VocEdu.Domain.Content;

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

    /// <summary>Why this platform would refuse a post; each names the input it concerns.</summary>
    public IEnumerable<Refusal> Problems(ChannelKind channel, string title, string text)
    {
        var max = Text - (channel is ChannelKind.YouTube ? ChannelText.MarkerRoom : 0);
        var name = ChannelPlan.NameOf(channel);
        if (Title > 0 && title.Length > Title)
            yield return new("channel.title", $"Tiêu đề cho {name} dài {title.Length} ký tự, kênh chỉ nhận {Title} ký tự.", $"{channel}.Title");
        if (Measure(text) > max)
        {
            yield return new("channel.text", TextInBytes
                ? $"Nội dung cho {name} dài {Measure(text)} byte, kênh chỉ nhận {max} byte (một chữ có dấu chiếm 2 đến 3 byte)."
                : $"Nội dung cho {name} dài {Measure(text)} ký tự, kênh chỉ nhận {max} ký tự.", $"{channel}.Text");
        }

        if (!AngleBrackets && (title + text).AsSpan().IndexOfAny('<', '>') >= 0)
            yield return new("channel.brackets", $"{name} không nhận dấu < và >. Hãy thay bằng dấu ngoặc khác.", $"{channel}.Text");
    }
}
