using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VocEdu.Cms.Api;

/// <summary>How the API reads and writes JSON: camelCase, enums by name, instants in UTC; nothing unknown is swallowed.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Made();

    public static void Configure(JsonSerializerOptions options)
    {
        options.MaxDepth = 512;                                 // lists in lists, within the limits of a document
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
    }

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.AllowDuplicateProperties = false;
        return options;
    }

    /// <summary>RFC 3339 with an offset. A time without one would mean whatever zone the server stands in.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String && reader.GetString() is { Length: > 19 } text && HasOffset(text) && reader.TryGetDateTimeOffset(out var instant))
                return instant.ToUniversalTime();
            throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

        private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || text[^6] is '+' or '-';
    }
}
