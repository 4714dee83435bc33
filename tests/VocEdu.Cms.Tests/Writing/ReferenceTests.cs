using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Writing;

public sealed class ReferenceTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Picture_knows_every_item_that_shows_it_as_it_stands_and_in_public()
    {
        var picture = await _app.MediaAsync(MediaKind.Picture, "960.webp", "image/webp");
        var inText = await _app.SavedAsync(Stories.Draft("Ảnh trong bài") with { Body = Image(picture) });
        var asCover = await _app.ApprovedAsync("Ảnh đại diện", Stories.Draft("Ảnh đại diện") with { Fields = new() { Cover = new(picture, "Xưởng") } });
        Assert.That((await UsesAsync(picture)).UsedInPublic, Is.False);

        await _app.MoveAsync(asCover, ContentState.Published, Stories.Officer);
        var uses = await UsesAsync(picture);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(uses.Items.Select(use => (use.Item.Id, use.IsPublic)), Is.EquivalentTo([(inText, false), (asCover, true)]));
            Assert.That(uses.Items.SelectMany(use => use.Places), Is.EquivalentTo([ReferencePlace.Text, ReferencePlace.Cover]));
        }

        await SaveAsync(inText, Stories.Draft("Ảnh trong bài, đã bỏ ảnh"));
        Assert.That((await UsesAsync(picture)).Items.Select(use => use.Item.Id), Is.EqualTo([asCover]));
    }

    [Test]
    public async Task Version_that_drops_a_picture_still_uses_it_until_it_is_public()
    {
        var picture = await _app.MediaAsync(MediaKind.Picture, "960.webp", "image/webp");
        var id = await _app.ApprovedAsync("Bài có ảnh", Stories.Draft("Bài có ảnh") with { Body = Image(picture) });
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        await SaveAsync(id, Stories.Draft("Bài không còn ảnh"));
        Assert.That((await UsesAsync(picture)).UsedInPublic, Is.True);
    }

    [Test]
    public async Task Item_knows_who_links_to_it_and_hides_what_the_asker_may_not_see()
    {
        var target = await _app.SavedAsync(Stories.Draft("Bài được dẫn"));
        await _app.SavedAsync(Stories.Draft("Bài dẫn") with { Body = Link($"item:{target}") });
        var stranger = new Actor(Guid.NewGuid(), "Người trường khác", Role.Contributor, CmsApp.OtherSchoolId);

        var seen = await _app.AskAsync(async s => await s.GetRequiredService<WhereUsed>().OfItemAsync(await ItemAsync(target), Stories.Officer, CancellationToken.None));
        var hidden = await _app.AskAsync(async s => await s.GetRequiredService<WhereUsed>().OfItemAsync(await ItemAsync(target), stranger, CancellationToken.None));
        Assert.That((seen.Items.Count, seen.Unseen), Is.EqualTo((1, 0)));
        Assert.That((hidden.Items.Count, hidden.Unseen), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Guide_refers_to_its_schools_and_its_neighbours()
    {
        var fields = new ContentFields { Guide = System.Text.Json.JsonDocument.Parse("""{"related":["han"],"schools":["truong-a"]}""").RootElement };
        Assert.That(ContentReference.Of(RichText.Empty, fields), Is.EquivalentTo([
            (ReferenceKind.Guide, "han", ReferencePlace.Profile), (ReferenceKind.School, "truong-a", ReferencePlace.Profile)]));
    }

    private Task<ContentItem> ItemAsync(Guid id) => _app.ItemAsync(id);

    private Task<Uses> UsesAsync(Guid media) =>
        _app.AskAsync(s => s.GetRequiredService<WhereUsed>().OfMediaAsync(media, Stories.Officer, CancellationToken.None));

    private async Task SaveAsync(Guid id, ContentDraft draft)
    {
        var version = (await _app.ItemAsync(id)).Version;
        var outcome = await _app.AskAsync(s => s.GetRequiredService<SaveContent>().RunAsync(id, version, draft, Stories.Officer, CancellationToken.None));
        Assert.That(outcome, Is.InstanceOf<SaveOutcome.Saved>());
    }

    private static RichText Image(Guid id) =>
        RichText.Parse($$$"""{"type":"doc","content":[{"type":"image","attrs":{"mediaId":"{{{id}}}","alt":"Xưởng"}},{"type":"paragraph","content":[{"type":"text","text":"Lời."}]}]}""");

    private static RichText Link(string href) =>
        RichText.Parse($$$"""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Xem","marks":[{"type":"link","attrs":{"href":"{{{href}}}"}}]}]}]}""");
}
