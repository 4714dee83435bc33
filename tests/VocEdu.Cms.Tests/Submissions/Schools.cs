using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions;

namespace VocEdu.Cms.Tests.Submissions;

/// <summary>What a school does on its pages.</summary>
public static partial class Schools
{
    public const string Page = "/quan-tri/gui-bai";

    /// <summary>The smallest PNG that is one.</summary>
    public static byte[] Picture(byte shade) =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==") is var png && shade == 0 ? png : [.. png, shade];

    public static Dictionary<string, string> Form(string title, string text = "Sáng nay trường mở lớp hàn buổi tối cho người đi làm.") => new()
    {
        ["Form.Key"] = Guid.NewGuid().ToString(),
        ["Form.Genre"] = "TIN",
        ["Form.Title"] = title,
        ["Form.Text"] = text,
        ["Form.Day"] = "2026-11-20",
        ["Form.Place"] = "Xưởng thực hành",
    };

    /// <summary>Sends the form as a browser without scripts does.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient person, Dictionary<string, string> fields, IReadOnlyList<(int Row, string Name, byte[] Content)>? files = null, string at = Page, bool json = false)
    {
        var page = await person.GetStringAsync(at);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new StringContent(Token().Match(page).Groups["token"].Value), "__RequestVerificationToken");
        foreach (var (row, name, content) in files ?? []) form.Add(new ByteArrayContent(content), string.Create(CultureInfo.InvariantCulture, $"Form.Files[{row}].File"), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, at) { Content = form };
        if (json) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await person.SendAsync(request);
    }

    /// <summary>Sends a story and expects it to arrive.</summary>
    public static async Task<Guid> ArriveAsync(this HttpClient person, Dictionary<string, string> fields, IReadOnlyList<(int Row, string Name, byte[] Content)>? files = null, string at = Page)
    {
        var answer = await person.SendAsync(fields, files, at);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    public static Task<Submission> SubmissionAsync(this CmsApp app, Guid id) =>
        app.AskAsync(services => services.GetRequiredService<CmsDb>().Set<Submission>().AsNoTracking().SingleAsync(s => s.ItemId == id));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    [GeneratedRegex("""name="__RequestVerificationToken" (type="hidden" )?value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
