using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Delivery;
using VocEdu.Cms.Tests.Site;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Delivery;

/// <summary>What a running Umbraco 18 was asked and answered (<c>recorded.json</c>), asked of this program: same status, same headers, same keys at every level.</summary>
public sealed class RecordedTests : SiteFixture
{
    private const string Key = "peer-key";
    private const string TheirStory = "7db5d768-2858-4302-9c6e-473b473e9d01", TheirOther = "3fd7247d-b49d-4164-b998-f845391a526b", TheirHome = "77194bba-56e7-4b84-b0ac-b49f4fa6cc9a";
    private const string TheirPath = "nganh-phuong-thanh-cua-thiet-quy-thanh-xa-ban-dan-va-luong-500";

    private string _story = "", _other = "";

    protected override Dictionary<string, string?> Settings => new() { ["Umbraco:CMS:DeliveryApi:ApiKey"] = Key, ["RateLimits:Api"] = "100000" };

    protected override async Task PrepareAsync()
    {
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        _story = (await App.PublishAsync("Ngành hàn vào mùa tuyển sinh", slug: "nganh-han", at: at)).ItemId.ToString();
        _other = (await App.PublishAsync("Doanh nghiệp tìm thợ", slug: "tim-tho", at: at.AddDays(1))).ItemId.ToString();
        await App.PublishAsync("Nghề hàn", "NGHE", slug: "han", at: at.AddDays(2));
        await App.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Versions.Add(new()
            {
                ItemId = Guid.Parse(_story), Number = 1, Genre = "TIN", Section = "tin-tuc", UnitId = CmsApp.SchoolId, Title = "Ngành hàn", Slug = "nganh-han", Summary = "",
                Body = RichText.Empty.Json, Fields = new(), ChannelTexts = new(), Hash = "", SavedAt = at, SavedBy = Guid.Empty, SavedByName = "Người viết",
            });
            await db.SaveChangesAsync();
        });
    }

    private static IEnumerable<TestCaseData> Cases() => Recorded().Select(one => new TestCaseData(one).SetArgDisplayNames(one.GetProperty("case").GetString()!.Replace(' ', '_')));

    private static JsonElement.ArrayEnumerator Recorded() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Delivery", "recorded.json"))).RootElement.EnumerateArray();

    [TestCaseSource(nameof(Cases))]
    public async Task Answer_has_the_recorded_shape(JsonElement recorded)
    {
        var (asked, expected) = (recorded.GetProperty("request"), recorded.GetProperty("response"));
        using var request = new HttpRequestMessage(new HttpMethod(asked.GetProperty("method").GetString()!), Ours(asked.GetProperty("path").GetString()!));
        foreach (var header in asked.GetProperty("headers").EnumerateObject())
            request.Headers.TryAddWithoutValidation(header.Name, OtherLanguage(header.Name, header.Value.GetString()!));
        using var answer = await Reader.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        // Where Umbraco broke, this program says what it could not read.
        var broke = expected.GetProperty("status").GetInt32() == 500;
        Assert.That((int)answer.StatusCode, Is.EqualTo(broke ? 400 : expected.GetProperty("status").GetInt32()), body);
        if (broke)
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            return;
        }

        foreach (var header in expected.GetProperty("headers").EnumerateObject()) Assert.That(Header(answer, header.Name), Does.StartWith(header.Value.GetString()!), header.Name);
        var theirs = expected.GetProperty("body");
        if (theirs.ValueKind is JsonValueKind.String && theirs.GetString() == "") Assert.That(body, Is.Empty);
        else Assert.That(Differences(theirs, JsonDocument.Parse(body).RootElement, ""), Is.Empty, body);
    }

    [Test]
    public void All_recorded_cases_are_asked() => Assert.That(Recorded().Count(), Is.EqualTo(45));

    private string Ours(string path) => path.Replace(TheirStory, _story, StringComparison.Ordinal).Replace(TheirOther, _other, StringComparison.Ordinal)
        .Replace(TheirHome, ContentTree.HomeId.ToString(), StringComparison.Ordinal).Replace(TheirPath, "nganh-han", StringComparison.Ordinal);

    /// <summary>Their site did not speak Vietnamese; ours speaks nothing else.</summary>
    private static string OtherLanguage(string header, string value) => header == "Accept-Language" && value == "vi" ? "en" : value;

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>Kinds and keys, not values. Which properties there are is each site's own; so is how many items a list has.</summary>
    private static IEnumerable<string> Differences(JsonElement theirs, JsonElement ours, string at)
    {
        if (theirs.ValueKind != ours.ValueKind) return [$"{at}: {theirs.ValueKind}, here {ours.ValueKind}"];
        if (theirs.ValueKind is JsonValueKind.Array)
            return theirs.GetArrayLength() == 0 || ours.GetArrayLength() == 0 ? [] : ours.EnumerateArray().SelectMany((item, number) => Differences(theirs[0], item, $"{at}[{number}]"));
        if (theirs.ValueKind is not JsonValueKind.Object || at.EndsWith(".properties", StringComparison.Ordinal)) return [];
        var (their, our) = (theirs.EnumerateObject().ToDictionary(p => p.Name, p => p.Value), ours.EnumerateObject().ToDictionary(p => p.Name, p => p.Value));
        return their.Keys.Except(our.Keys).Select(name => $"{at}.{name} is missing").Concat(our.Keys.Except(their.Keys).Select(name => $"{at}.{name} is not theirs"))
            .Concat(their.Keys.Intersect(our.Keys).SelectMany(name => Differences(their[name], our[name], $"{at}.{name}")));
    }
}
