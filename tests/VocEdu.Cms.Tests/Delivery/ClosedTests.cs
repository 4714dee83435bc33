using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Delivery;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Site;

namespace VocEdu.Cms.Tests.Delivery;

/// <summary>A site that gives its content to holders of the key, as trees, and holds some of it back; and its files.</summary>
public sealed class ClosedTests : SiteFixture
{
    private const string Key = "khoa-kin";
    private Guid _picture, _hidden;

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Umbraco:CMS:DeliveryApi:ApiKey"] = Key, ["Umbraco:CMS:DeliveryApi:PublicAccess"] = "false", ["Umbraco:CMS:DeliveryApi:RichTextOutputAsJson"] = "true",
        ["Umbraco:CMS:DeliveryApi:DisallowedContentTypeAliases:0"] = "Video",
    };

    protected override async Task PrepareAsync()
    {
        var story = await App.PublishAsync("Bài có ảnh", slug: "bai-co-anh");
        await App.PublishAsync("Phim", "VIDEO", slug: "phim");
        await App.ChangeAsync(story.ItemId, p => p.Html = """<p>Chào <strong>bạn</strong> <a href="/nghe/han">nghề hàn</a></p>""");
        (_picture, _hidden) = (await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg"), await App.MediaAsync(MediaKind.Picture, "960.jpg", "image/jpeg"));
        await App.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            var file = db.Media.Single(m => m.Id == _picture);
            (file.Width, file.Height, file.FocalX, file.FocalY, file.AlternativeText) = (2000, 1000, 1, 0.5, "Xưởng hàn");
            db.PublicMedia.Add(new(_picture, story.ItemId));
            await db.SaveChangesAsync();
        });
        Reader.DefaultRequestHeaders.Add("Api-Key", Key);
    }

    [TestCase("/content")]
    [TestCase("/content/item/")]
    [TestCase("/media?fetch=children:/")]
    public async Task Nobody_reads_without_the_key(string path)
    {
        using var stranger = App.Browser();
        using var answer = await stranger.GetAsync(DeliveryServices.Root + path);
        Assert.That(((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((401, "application/problem+json")));
        Assert.That((int)(await Reader.GetAsync(DeliveryServices.Root + path)).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_content_type_that_is_held_back_is_nowhere()
    {
        Assert.That(await Reader.GetStringAsync($"{DeliveryServices.Root}/content?take=100"), Does.Not.Contain("Phim"));
        Assert.That((int)(await Reader.GetAsync($"{DeliveryServices.Root}/content/item/thu-vien/phim")).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Rich_text_is_a_tree()
    {
        var story = await ReadAsync("/content/item/tin-tuc/bai-co-anh");
        var body = story.GetProperty("properties").GetProperty("body");
        var paragraph = body.GetProperty("elements")[0];
        Assert.That((body.GetProperty("tag").GetString(), paragraph.GetProperty("tag").GetString(), paragraph.GetProperty("elements")[0].GetProperty("text").GetString()), Is.EqualTo(("#root", "p", "Chào ")));
        Assert.That(paragraph.GetProperty("elements").EnumerateArray().Last().GetProperty("attributes").GetProperty("route").GetProperty("path").GetString(), Is.EqualTo("/nghe/han/"));
    }

    [Test]
    public async Task Only_files_that_readers_may_open_are_given()
    {
        var list = await ReadAsync("/media?fetch=children:/&filter=mediaType:Image&filter=name:xưởng&sort=name:desc");
        Assert.That(list.GetProperty("total").GetInt32(), Is.EqualTo(1));
        Assert.That((await ReadAsync("/media?fetch=children:/&filter=mediaType:!Image")).GetProperty("total").GetInt32(), Is.Zero);
        var file = list.GetProperty("items")[0];
        Assert.That(file.EnumerateObject().Select(p => p.Name), Is.EquivalentTo(new[]
            { "path", "createDate", "updateDate", "id", "name", "mediaType", "url", "extension", "width", "height", "bytes", "properties", "focalPoint", "crops" }));
        Assert.That((await ReadAsync($"/media/item{file.GetProperty("path").GetString()}")).GetProperty("id").GetGuid(), Is.EqualTo(_picture));
        Assert.That((await ReadAsync($"/media/items?id={_hidden}&id={_picture}")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((int)(await Reader.GetAsync($"{DeliveryServices.Root}/media/item/{_hidden}")).StatusCode, Is.EqualTo(404));

        // The square of a picture twice as wide as high, around its right edge: the left half is cut off.
        var square = file.GetProperty("crops").EnumerateArray().Single(c => c.GetProperty("alias").GetString() == "vuong").GetProperty("coordinates");
        Assert.That(new[] { "x1", "y1", "x2", "y2" }.Select(name => square.GetProperty(name).GetDouble()), Is.EqualTo(new[] { 0.5, 0, 0, 0 }));
        Assert.That(file.GetProperty("focalPoint").GetProperty("left").GetDouble(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_document_describes_every_parameter_and_leads_nowhere_unknown()
    {
        var document = JsonNode.Parse(await Reader.GetStringAsync("/openapi/delivery.json"))!;
        var paths = document["paths"]!.AsObject();
        Assert.That(paths.Select(p => p.Key), Is.EquivalentTo(((string[])["/content", "/content/item/{id}", "/content/item/{path}", "/content/items", "/media", "/media/item/{id}", "/media/item/{path}", "/media/items"])
            .Select(path => DeliveryServices.Root + path)));
        Assert.That(paths[$"{DeliveryServices.Root}/content"]!["get"]!["parameters"]!.AsArray().Select(p => (string?)p!["name"]),
            Is.EquivalentTo(new[] { "fetch", "filter", "sort", "skip", "take", "expand", "fields", "Preview", "Start-Item", "Accept-Language" }));
        var reference = (string)paths[$"{DeliveryServices.Root}/content/items"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["items"]!["$ref"]!;
        Assert.That(reference[2..].Split('/').Aggregate((JsonNode?)document, (at, name) => at?[name]), Is.Not.Null);
        Assert.That(await Reader.GetStringAsync("/umbraco/swagger/delivery/swagger.json"), Does.Contain("GetContentItemByPath20"));
    }

    private async Task<JsonElement> ReadAsync(string path) => JsonDocument.Parse(await Reader.GetStringAsync(DeliveryServices.Root + path)).RootElement;
}
