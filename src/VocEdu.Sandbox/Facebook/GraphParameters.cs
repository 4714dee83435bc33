namespace VocEdu.Sandbox.Facebook;

/// <summary>Parameters of one Graph call, wherever they came from: address, form, multipart or JSON body.</summary>
public sealed class GraphParameters
{
    private readonly Dictionary<string, JsonNode?> values = new(StringComparer.Ordinal);

    public IFormFileCollection Files { get; private init; } = new FormFileCollection();

    public static async Task<GraphParameters> ReadAsync(HttpRequest request)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : null;
        var parameters = new GraphParameters { Files = form?.Files ?? new FormFileCollection() };
        foreach (var (name, value) in request.Query) parameters.values[name] = value.ToString();
        foreach (var (name, value) in form ?? FormCollection.Empty) parameters.Add(name, value.ToString());
        if (request.HasJsonContentType()) await parameters.AddJsonAsync(request);
        return parameters;
    }

    public bool Has(string name) => values.ContainsKey(name) || Files.GetFile(name) is not null;

    public bool IsNull(string name) => values.TryGetValue(name, out var value) && value is null;

    public string? Text(string name) => values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        { } other => other.ToJsonString(Json.Wire),
    };

    public string Required(string name) => Text(name) is { Length: > 0 } text
        ? text
        : throw GraphError.Invalid($"The parameter {name} is required.").Refuse();

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw MustBe(name, "a boolean"),
    };

    public long? Whole(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw MustBe(name, "an integer");

    /// <summary>Unix seconds or ISO 8601.</summary>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw MustBe(name, "a Unix time or ISO 8601");

    /// <summary>A list, sent as JSON, as one JSON text, or as <c>name[0]</c>, <c>name[1]</c> …; null when not sent at all.</summary>
    public JsonArray? List(string name)
    {
        if (values.TryGetValue(name, out var value))
            return value as JsonArray ?? Parsed(name, Text(name) ?? "") as JsonArray ?? throw MustBe(name, "an array");

        var items = values.Keys.Where(k => k.StartsWith(name + "[", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return items.Count == 0 ? null : new JsonArray([.. items.Select(k => values[k] is JsonObject o ? o.DeepClone() : Parsed(k, Text(k) ?? ""))]);
    }

    /// <summary>Refuses what this call does not know: Graph itself often ignores a misspelt parameter, a sandbox should not.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in values.Keys.Concat(Files.Select(f => f.Name)))
        {
            var plain = name.Split('[')[0];
            if (plain is "access_token" or "appsecret_proof" or "fields" or "method" || names.Contains(plain)) continue;
            throw GraphError.Invalid($"Unexpected parameter: {plain}").Refuse();
        }
    }

    private void Add(string name, string value) => values[name] = value;

    private async Task AddJsonAsync(HttpRequest request)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (body is not JsonObject members) throw GraphError.Invalid("The body must be a JSON object.").Refuse();
            foreach (var (name, value) in members) values[name] = value;
        }
        catch (JsonException)
        {
            throw GraphError.Invalid("The body is not valid JSON.").Refuse();
        }
    }

    private static JsonNode? Parsed(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw MustBe(name, "JSON");
        }
    }

    private static RefusedException MustBe(string name, string what) => GraphError.Invalid($"Param {name} must be {what}.").Refuse();
}
