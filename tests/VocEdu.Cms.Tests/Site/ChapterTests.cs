using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Long stories say what is in them.</summary>
public sealed class ChapterTests
{
    private const string Two = """<h2 id="mot">Một &amp; <em>hai</em></h2><p>Lời.</p><h2 id="ba">Ba</h2><h3 id="nho">Nhỏ</h3>""";

    [Test]
    public void A_magazine_names_its_chapters_in_plain_words() =>
        Assert.That(Chapter.Of(Item("EMAG", Two)), Is.EqualTo(new[] { new Chapter("mot", "Một & hai"), new Chapter("ba", "Ba") }));

    [TestCase("BAI", 1, 0)]
    [TestCase("BAI", 2, 4)]
    [TestCase("EMAG", 0, 0)]
    public void A_short_story_names_none(string genre, int times, int chapters) =>
        Assert.That(Chapter.Of(Item(genre, string.Concat(Enumerable.Repeat(Two, times)))), Has.Count.EqualTo(chapters));

    private static Publication Item(string genre, string html) => new()
    {
        ItemId = Guid.Empty, Version = 1, Path = "", Kind = ContentKind.Article, Genre = genre, Section = "", Title = "", Summary = "", Html = html, Fields = new(),
        UnitId = "", UnitName = "", PublishedAt = default, UpdatedAt = default,
    };
}
