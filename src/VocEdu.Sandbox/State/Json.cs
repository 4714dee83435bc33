using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace VocEdu.Sandbox.State;

public static class Json
{
    /// <summary>For the state file and the control addresses; the platforms' own bodies are built key by key.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Bodies of the platforms: one line, letters unescaped; always sent as application/json, never inside HTML.</summary>
    public static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
