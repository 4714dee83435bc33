using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace VocEdu.Cms.Api;

/// <summary>A good answer, as it goes over the wire: made once, so that it can be kept and given again.</summary>
public sealed record Answer(int Status, string Body, string? Location = null, string? ETag = null) : IResult
{
    public static Answer Ok(object value, string? etag = null) => new(StatusCodes.Status200OK, Json(value), ETag: etag);

    public static Answer Created(string location, object value, string? etag = null) => new(StatusCodes.Status201Created, Json(value), location, etag);

    /// <summary>The value, or nothing (304) when the caller has it already.</summary>
    /// <param name="etag">Null: made from the value itself.</param>
    public static IResult Unless(HttpRequest request, object value, string? etag = null)
    {
        var body = Json(value);
        etag ??= TagOf(body);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == etag || known.Tag == "*")
            ? new Answer(StatusCodes.Status304NotModified, "", ETag: etag)
            : new Answer(StatusCodes.Status200OK, body, ETag: etag);
    }

    /// <summary>The ETag that <see cref="Unless"/> makes of a value.</summary>
    public static string ETagOf(object value) => TagOf(Json(value));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "private, no-cache";
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers[HeaderNames.ETag] = ETag;
        if (Status == StatusCodes.Status304NotModified) return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static string TagOf(string body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)).AsSpan(0, 12))}\"";

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), ApiJson.Options);
}
