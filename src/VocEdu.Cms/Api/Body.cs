using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace VocEdu.Cms.Api;

/// <summary>What a request carries, read before anything is done: its hash, and what is wrong with it.</summary>
public interface IRequestContent
{
    byte[] Hash { get; }
    IResult? Problem { get; }
}

/// <summary>What the document says of a request's content. Routing does not look at it: a wrong content type gets our own answer.</summary>
public sealed record RequestContentOf(Type Type, string MediaType);

/// <summary>A JSON body that names only what we know, in the right types. An empty one is an empty object.</summary>
public sealed class Body<T> : IRequestContent, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider where T : class
{
    /// <summary>Twice the longest document: JSON writes some letters with two bytes.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly T? _value;

    private Body(T? value, byte[] hash, IResult? problem) => (_value, Hash, Problem) = (value, hash, problem);

    public byte[] Hash { get; }
    public IResult? Problem { get; }
    public T Value => _value ?? throw new InvalidOperationException("The body was refused.");

    static async ValueTask<Body<T>?> IBindableFromHttpContext<Body<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        if (await ReadAsync(request, context.RequestAborted) is not { } bytes) return Refused(Problems.TooLarge());
        if (bytes.Length > 0 && !request.HasJsonContentType()) return Refused(Problems.NotJson());
        if (bytes.AsSpan().IndexOf("\\u0000"u8) >= 0) return Refused(Problems.Json("$", malformed: false));     // no text has it, and no database takes it
        try
        {
            var value = JsonSerializer.Deserialize<T>(bytes.Length > 0 ? bytes : "{}"u8, ApiJson.Options);
            return value is null ? Refused(Problems.Json("$", malformed: false)) : new(value, SHA256.HashData(bytes), null);
        }
        catch (JsonException fault)
        {
            return Refused(Problems.Json(fault.Path ?? "$", malformed: fault.InnerException is JsonException));
        }
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new RequestContentOf(typeof(T), "application/json"));

    private static Body<T> Refused(IResult problem) => new(null, [], problem);

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytes) return null;
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancel) is > 0 and var length)
        {
            if (read.Length + length > MaxBytes) return null;
            read.Write(buffer, 0, length);
        }

        return read.ToArray();
    }
}
