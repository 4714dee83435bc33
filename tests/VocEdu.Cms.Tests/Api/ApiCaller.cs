using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

/// <summary>A program with somebody's token.</summary>
public sealed class ApiCaller(HttpClient http) : IDisposable
{
    public const string TokenName = "Phần mềm của trường";

    private static readonly JsonSerializerOptions Deep = new(JsonSerializerDefaults.Web) { MaxDepth = 512 };

    public static async Task<ApiCaller> AsAsync(CmsApp app, Role roles, string? unitId = null)
    {
        var owner = await app.PersonAsync(roles, unitId);
        var secret = $"vocedu_{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 43)}";
        await app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.AccessTokens.Add(new()
            {
                Id = Guid.NewGuid(), UserId = owner.Id, Name = TokenName, Hash = LinkSecret.HashOf(secret),
                CreatedAt = app.Clock.Now, ExpiresAt = app.Clock.Now.AddDays(365),
            });
            await db.SaveChangesAsync();
        });
        var http = app.Browser();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return new(http);
    }

    public Task<ApiAnswer> GetAsync(string path, string? ifNoneMatch = null) => SendAsync(HttpMethod.Get, path, null, ("If-None-Match", ifNoneMatch));

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? key = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: Deep), ("Idempotency-Key", key), ("If-Match", ifMatch));

    public Task<ApiAnswer> PutAsync(string path, object body, string? ifMatch) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: Deep), ("If-Match", ifMatch));

    public Task<ApiAnswer> PostTextAsync(string path, string text, string mediaType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, mediaType));

    public Task<ApiAnswer> UploadAsync(byte[] bytes, string fileName, string? key = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName }, { new StringContent("Giờ thực hành hàn"), "alternativeText" }, { new StringContent("Trần An"), "credit" } };
        return SendAsync(HttpMethod.Post, "media", form, ("Idempotency-Key", key));
    }

    public void Dispose() => http.Dispose();

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = content };
        foreach (var (name, value) in headers)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text, documentOptions: new() { MaxDepth = 512 }), response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString(), response.Content.Headers.ContentType?.MediaType, text);
    }
}

public sealed record ApiAnswer(int Status, JsonNode? Json, string? ETag, string? Location, string? MediaType, string Text)
{
    public string? Code => (string?)Json?["code"];

    public Guid ItemId => (Json!["item"]!["item"] ?? Json["item"])!["id"]!.GetValue<Guid>();
}

/// <summary>What the tests send.</summary>
internal static class Sent
{
    /// <summary>A news brief: the genre that asks for least.</summary>
    public static Dictionary<string, object?> Brief(string title = "Trường tuyển sinh lớp hàn buổi tối", string html = "<p>Lớp học bắt đầu từ thứ Hai.</p>") =>
        new() { ["genre"] = "TINVAN", ["title"] = title, ["html"] = html };

    public static JsonElement Json(string text) => JsonDocument.Parse(text, new() { MaxDepth = 512 }).RootElement;
}
