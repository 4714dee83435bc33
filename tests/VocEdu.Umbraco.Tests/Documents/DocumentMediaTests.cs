using Microsoft.Extensions.DependencyInjection;
using Moq;
using Umbraco.Cms.Core.Models;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Umbraco.Documents;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Documents;

public sealed class DocumentMediaTests : SiteFixture
{
    [Test]
    public async Task Zalo_article_carries_cover_and_body()
    {
        await ConnectAsync(ChannelKind.Zalo);
        var cover = AddMedia("anh.jpg", 5_000_000);
        var story = Site.Story(values: [("summary", "Lời dẫn"), ("cover", Picked(cover)), ("coverText", "Thợ hàn"), ("channels", """["Zalo"]"""),
            ("body", """{"markup":"<h2>Nghề hàn</h2><p>Một  đoạn <b>đậm</b>.</p><ul><li>Mục</li></ul><p><img src=\"/media/x/y.png\" alt=\"Xưởng\"></p>","blocks":{}}""")]);

        await TellAsync(Site.Publish(story));

        var content = (await PostsAsync()).Single().Content;
        Assert.That(content.Pictures.Single(), Is.EqualTo(new PostPicture(new("https://truong.example.vn/media/anh.jpg?width=1280&format=jpg"), "Thợ hàn")));
        Assert.That(content.Blocks.Select(block => block.Text ?? block.Picture!.AlternativeText), Is.EqualTo(new[] { "Nghề hàn", "Một đoạn đậm.", "Mục", "Xưởng" }));
    }

    [Test]
    public async Task Film_is_weighed_after_the_editors_request_and_goes_to_YouTube_then()
    {
        await ConnectAsync(ChannelKind.YouTube);
        var film = AddMedia("phim.mp4", 9);
        Files.Setup(f => f.OpenFile("phim.mp4")).Returns(() => new Unseekable("film here"u8.ToArray()));
        var video = Site.Add("vocEduVideo", "Nghề hàn", null, ("genre", """["Video clip"]"""), ("film", Picked(film)), ("channels", """["YouTube"]"""));

        await TellAsync(Site.Publish(video));
        Assert.That(await PostsAsync(), Is.Empty);
        Files.Verify(f => f.OpenFile(It.IsAny<string>()), Times.Never);

        Clock.Advance(TimeSpan.FromSeconds(1));
        await LookAsync();
        await CompareAsync();

        var posted = (await PostsAsync()).Single().Content.Video;
        Assert.That(posted, Is.EqualTo(new PostVideo("phim.mp4", "video/mp4", 9, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("film here"u8)))));
        Files.Verify(f => f.OpenFile(It.IsAny<string>()), Times.Once);
    }

    [Test]
    public async Task File_of_a_library_in_the_cloud_can_be_rewound()
    {
        AddMedia("phim.mp4", 9);
        Files.Setup(f => f.OpenFile("phim.mp4")).Returns(() => new Unseekable("film here"u8.ToArray()));

        await using var stream = await Server.GetRequiredService<IMediaSource>().OpenAsync("phim.mp4", CancellationToken.None);

        Assert.That((stream.CanSeek, stream.Length, stream.Position), Is.EqualTo((true, 9L, 0L)));
        Assert.That(async () => await Server.GetRequiredService<IMediaSource>().OpenAsync("gone.mp4", CancellationToken.None), Throws.InstanceOf<FileNotFoundException>());
    }

    private static string Picked(Guid key) => $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{key}}","mediaTypeAlias":"Image","crops":[],"focalPoint":null}]""";

    private Guid AddMedia(string file, long length)
    {
        var type = new MediaType(Words.Strings, -1) { Alias = "Image", Name = "Image" };
        type.AddPropertyType(new PropertyType(Words.Strings, "Umbraco.ImageCropper", ValueStorageType.Ntext, "umbracoFile") { Name = "File" }, "all", "all");
        var media = new Media(file, -1, type) { Key = Guid.NewGuid() };
        media.SetValue("umbracoFile", $$"""{"src":"/media/{{file}}"}""");
        Media[media.Key] = media;
        Files.Setup(f => f.FileExists(file)).Returns(true);
        Files.Setup(f => f.GetSize(file)).Returns(length);
        Files.Setup(f => f.GetLastModified(file)).Returns(Start.AddTicks(7));
        return media.Key;
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
