using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Tests.Site;

/// <summary>Umbraco's own document types, as this package describes them.</summary>
internal static class Words
{
    public static readonly IShortStringHelper Strings = new DefaultShortStringHelper(new DefaultShortStringHelperConfig().WithDefault(new RequestHandlerSettings()));
    private static int _number = 1000;

    public static ContentType TypeOf(string alias, params string[] alsoProperties)
    {
        var type = new ContentType(Strings, -1) { Alias = alias, Name = alias, Id = Interlocked.Increment(ref _number), Key = Guid.NewGuid() };
        var properties = DocumentTypes.All.SingleOrDefault(t => t.Alias == alias)?.Properties.Select(p => p.Alias) ?? [];
        foreach (var property in properties.Concat(alsoProperties))
            type.AddPropertyType(new PropertyType(Strings, "Umbraco.TextBox", ValueStorageType.Ntext, property) { Name = property }, "all", "all");
        return type;
    }
}
