using Umbraco.Cms.Core.Models;
using VocEdu.Umbraco.Tests.Site;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Tests.Types;

/// <summary>In a site without a document type, as on the day of installation.</summary>
public sealed class InstallTypesTests : SiteFixture
{
    protected override bool WithoutTypes => true;

    [Test]
    public async Task Six_document_types_are_there_after_the_first_start_and_the_second_changes_nothing()
    {
        await PrepareAsync(Server);
        await PrepareAsync(AddServer());

        Assert.That(base.Types.Created.Select(t => t.Alias), Is.EquivalentTo(new[] { "vocEduArticle", "vocEduVideo", "vocEduLeaflet", "vocEduCareerGuide", "vocEduSchool", "vocEduEvent" }));
        Assert.That(base.Types.Inputs.Select(t => t.Key), Is.Unique);
        Assert.That(base.Types.Updates, Is.Zero);
        var article = base.Types.Created.Single(t => t.Alias == "vocEduArticle");
        Assert.That(article.PropertyTypes.Single(p => p.Alias == "genre").Mandatory);
        Assert.That(article.PropertyGroups.Select(g => (g.Name, g.Type)), Is.EqualTo(new[] { ("Nội dung", PropertyGroupType.Tab), ("Phân loại", PropertyGroupType.Tab), ("Đăng lên kênh", PropertyGroupType.Tab) }));
        Assert.That(ItemsOf(InputKind.ArticleGenres), Does.Contain("Tin").And.Contain("Phỏng vấn").And.Not.Contain("Video clip"));
        Assert.That(ItemsOf(InputKind.Units), Is.EqualTo(new[] { "Khoa Điện", "Trường Cao đẳng nghề" }));
    }

    [Test]
    public async Task Two_servers_that_start_together_create_each_type_once()
    {
        await Task.WhenAll(PrepareAsync(Server), PrepareAsync(AddServer()), PrepareAsync(AddServer()));
        Assert.That(base.Types.Created.Select(t => t.Alias), Is.Unique.And.Exactly(6).Items);
    }

    [Test]
    public async Task Process_that_ends_in_the_middle_is_continued_by_the_next_start()
    {
        base.Types.FailAt = 2;
        Assert.That(() => PrepareAsync(Server), Throws.InstanceOf<AggregateException>());
        base.Types.FailAt = null;

        await PrepareAsync(AddServer());

        Assert.That(base.Types.Created.Select(t => t.Alias), Is.Unique.And.Exactly(6).Items);
    }

    [Test]
    public async Task What_an_editor_changed_or_removed_stays_so()
    {
        await PrepareAsync(Server);
        var article = base.Types.Created.Single(t => t.Alias == "vocEduArticle");
        article.Name = "Tin bài của trường";
        article.RemovePropertyType("audiences");
        base.Types.Created.RemoveAll(t => t.Alias == "vocEduSchool");

        await PrepareAsync(AddServer());

        Assert.That((article.Name, article.PropertyTypeExists("audiences"), base.Types.Created.Count), Is.EqualTo(("Tin bài của trường", false, 5)));
    }

    [Test]
    public async Task New_unit_joins_the_list_and_one_an_editor_took_out_does_not_come_back()
    {
        await PrepareAsync(Server);
        var list = base.Types.Inputs.Single(t => t.Key == DataTypeInputs.Of(InputKind.Units).Key);
        list.ConfigurationData = new Dictionary<string, object> { ["items"] = new List<object> { "Khoa Điện", "Tổ báo chí" } };
        Settings["VocEdu:Units:khoa-han"] = "Khoa Hàn";

        await PrepareAsync(AddServer());

        Assert.That(ItemsOf(InputKind.Units), Is.EqualTo(new[] { "Khoa Điện", "Tổ báo chí", "Khoa Hàn" }));
    }

    [Test]
    public async Task Type_the_site_already_has_under_that_name_is_completed_and_not_replaced()
    {
        var own = Words.TypeOf("vocEduEvent");
        own.RemovePropertyType("place");
        own.AddPropertyType(new PropertyType(Words.Strings, "Umbraco.TextBox", ValueStorageType.Ntext, "ticketPrice") { Name = "Giá vé" }, "all", "all");
        base.Types.Created.Add(own);

        await PrepareAsync(Server);

        Assert.That((own.PropertyTypeExists("ticketPrice"), own.PropertyTypeExists("place"), base.Types.Updates), Is.EqualTo((true, true, 1)));
    }

    private IEnumerable<string> ItemsOf(InputKind input) =>
        ((System.Collections.IEnumerable)base.Types.Inputs.Single(t => t.Key == DataTypeInputs.Of(input).Key).ConfigurationData["items"]).Cast<object>().Select(item => $"{item}");
}
