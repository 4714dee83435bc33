using System.Text.Json;
using VocEdu.Connectors;

namespace VocEdu.Publishing.Outbox;

/// <summary>What a post says, as it is stored.</summary>
internal static class PostContent
{
    /// <summary>Stands for stored content that cannot be read: one damaged row must stop neither its channel nor the pages that show it.</summary>
    public static readonly ChannelPost Unreadable = new() { Marker = "", Text = "" };

    public static bool AreSame(ChannelPost? one, ChannelPost? other) =>
        JsonSerializer.Serialize(one, JsonSerializerOptions.Web) == JsonSerializer.Serialize(other, JsonSerializerOptions.Web);

    public static ChannelPost Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ChannelPost>(json, JsonSerializerOptions.Web) ?? Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }
}
