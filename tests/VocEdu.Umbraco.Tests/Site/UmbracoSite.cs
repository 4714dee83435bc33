using System.Linq.Expressions;
using Moq;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using VocEdu.Testing;

namespace VocEdu.Umbraco.Tests.Site;

/// <summary>A content tree of Umbraco's real documents. What Umbraco commits stands here; its notifications are handed over by the test, or lost.</summary>
internal sealed class UmbracoSite
{
    private readonly List<Content> _documents = [];
    private readonly TestClock _clock;
    private int _number = 1050;
    private int _version = 7000;

    public UmbracoSite(TestClock clock)
    {
        _clock = clock;
        Documents.Setup(d => d.GetById(It.IsAny<Guid>())).Returns((Guid key) => _documents.Find(d => d.Key == key));
        Documents.Setup(d => d.GetByIds(It.IsAny<IEnumerable<Guid>>())).Returns((IEnumerable<Guid> keys) => _documents.Where(d => keys.Contains(d.Key)).ToList());
        Documents.Setup(d => d.IsPathPublished(It.IsAny<IContent>())).Returns((IContent document) => IsPathPublished(document));
        Documents.Setup(d => d.GetPagedOfTypes(It.IsAny<int[]>(), It.IsAny<long>(), It.IsAny<int>(), out It.Ref<long>.IsAny, It.IsAny<IQuery<IContent>?>(), It.IsAny<Ordering?>()))
            .Returns((int[] types, long page, int size, ref long total, IQuery<IContent>? _, Ordering? _) =>
            {
                Pages.Add(size);
                return _documents.Where(d => d.Published && types.Contains(d.ContentTypeId)).OrderBy(d => d.Id).Skip((int)page * size).Take(size).ToList();
            });
        Types.Setup(t => t.GetAllContentTypeIds(It.IsAny<string[]>())).Returns((string[] aliases) => _documents.Where(d => aliases.Contains(d.ContentType.Alias, StringComparer.OrdinalIgnoreCase)).Select(d => d.ContentTypeId).Distinct());
        var query = new Mock<IQuery<IContent>>();
        query.Setup(q => q.Where(It.IsAny<Expression<Func<IContent, bool>>>())).Returns(query.Object);
        Scopes.Setup(s => s.CreateQuery<IContent>()).Returns(query.Object);
    }

    public Mock<IContentService> Documents { get; } = new();
    public Mock<IContentTypeService> Types { get; } = new();
    public Mock<ICoreScopeProvider> Scopes { get; } = new();

    /// <summary>Sizes of the pages that were asked for.</summary>
    public List<int> Pages { get; } = [];

    /// <summary>What the engine calls all documents there ever were.</summary>
    public List<string> Sources { get; } = [];

    public static EventMessages Messages => new();

    public Content Add(string alias, string name, Content? parent = null, params (string Alias, object Value)[] values) => Add(Words.TypeOf(alias), name, parent, values);

    public Content Add(ContentType type, string name, Content? parent = null, params (string Alias, object Value)[] values)
    {
        var id = ++_number;
        var document = new Content(name, parent?.Id ?? -1, type)
        {
            Id = id, Key = Guid.NewGuid(), Path = $"{parent?.Path ?? "-1"},{id}", Level = (parent?.Level ?? 0) + 1, WriterId = 1, PublisherId = 1, UpdateDate = Now,
        };
        foreach (var (alias, value) in values) document.SetValue(alias, value);
        _documents.Add(document);
        Sources.Add($"umbraco:{document.Key}");
        return document;
    }

    /// <summary>A story that may be published.</summary>
    public Content Story(string name = "Ngày hội việc làm", Content? parent = null, params (string Alias, object Value)[] values) =>
        Add("vocEduArticle", name, parent, [("genre", """["Tin"]"""), .. values]);

    public ContentPublishedNotification Publish(Content document) => Publish(document, []);

    /// <param name="cultures">All that are public afterwards; none for a document without languages.</param>
    public ContentPublishedNotification Publish(Content document, params string[] cultures)
    {
        document.PublishCultureInfos = null;
        foreach (var culture in cultures) document.SetPublishInfo(culture, document.GetCultureName(culture)!, Now);
        foreach (var property in document.Properties)
        {
            property.PublishValues();
            if (property.PropertyType.Variations.HasFlag(ContentVariation.Culture)) foreach (var culture in cultures) property.PublishValues(culture);
        }

        (document.Published, document.PublishedVersionId, document.PublishName, document.PublishDate, document.UpdateDate) = (true, ++_version, document.Name, Now, Now);
        return new(document, Messages);
    }

    public ContentUnpublishedNotification Unpublish(Content document)
    {
        (document.Published, document.UpdateDate) = (false, Now);
        return new(document, Messages);
    }

    public ContentMovedToRecycleBinNotification Trash(Content document) => new(Under(document, "-1,-20").Select(m => new MoveToRecycleBinEventInfo<IContent>(m.Document, m.Was)), Messages);

    public ContentMovedNotification Move(Content document, Content? parent) =>
        new(Under(document, parent?.Path ?? "-1").Select(m => new MoveEventInfo<IContent>(m.Document, m.Was, parent?.Key)), Messages);

    public ContentDeletedNotification Delete(Content document)
    {
        _documents.Remove(document);
        return new(document, Messages);
    }

    private bool IsPathPublished(IContent document) =>
        !document.Path.StartsWith("-1,-20", StringComparison.Ordinal) && document.Path.Split(',').Skip(1).All(id => _documents.Exists(d => d.Id == int.Parse(id, null) && d.Published));

    private List<(Content Document, string Was)> Under(Content document, string parentPath)
    {
        var was = document.Path;
        var moved = _documents.Where(d => d == document || d.Path.StartsWith(was + ",", StringComparison.Ordinal)).Select(d => (d, d.Path)).ToList();
        foreach (var (one, old) in moved) (one.Path, one.Trashed, one.UpdateDate) = ($"{parentPath},{document.Id}{old[was.Length..]}", parentPath == "-1,-20", Now);
        return moved;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;
}
