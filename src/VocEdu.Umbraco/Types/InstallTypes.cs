using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace VocEdu.Umbraco.Types;

/// <summary>Creates the document types and their inputs, step by step. A step that is done is never repeated, so what an editor changes or removes stays so.</summary>
/// <remarks>Servers that start together wait for one another; one that is stopped in the middle of a step does it again and finds what is there.</remarks>
public sealed class InstallTypes(
    UmbracoDb db, IContentTypeService contentTypes, IDataTypeService dataTypes, PropertyEditorCollection editors, IConfigurationEditorJsonSerializer serializer,
    IShortStringHelper strings, IKeyValueService values, IOptions<VocEduOptions> options, ILogger<InstallTypes> log)
{
    public const string StepKey = "VocEdu+DocumentTypes";
    private const string UnitsKey = "VocEdu+Units";
    private static readonly Guid Actor = Constants.Security.SuperUserKey;

    public Task RunAsync(CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('umbraco document types', 18))", cancel);
        var installed = int.TryParse(values.GetValue(StepKey), CultureInfo.InvariantCulture, out var step) ? step : 0;
        for (step = installed + 1; step <= DocumentTypes.Latest; step++)
        {
            foreach (var type in DocumentTypes.All) await InstallAsync(type, step);
            values.SetValue(StepKey, step.ToString(CultureInfo.InvariantCulture));
        }
        await AddUnitsAsync();
        return true;
    }, cancel);

    private async Task InstallAsync(DocumentTypeDescription type, int step)
    {
        var found = contentTypes.Get(type.Key) ?? contentTypes.Get(type.Alias);
        if (found is null && type.Since != step) return;                 // an editor has deleted it since
        var target = found ?? New(type);
        var added = false;
        foreach (var property in type.Properties.Where(p => p.Since == step || (p.Since < step && found is null)).Where(p => !target.PropertyTypeExists(p.Alias)))
        {
            AddTab(target, property.Tab);
            added |= target.AddPropertyType(await PropertyAsync(property), AliasOf(property.Tab), property.Tab);
        }
        if (found is not null && !added) return;
        var done = found is null ? await contentTypes.CreateAsync(target, Actor) : await contentTypes.UpdateAsync(target, Actor);
        if (!done.Success) throw new InvalidOperationException($"Umbraco did not take the document type {type.Alias}: {done.Result}.");
        log.LogInformation("Document type {Alias}: step {Step} is installed", type.Alias, step);
    }

    private ContentType New(DocumentTypeDescription type) => new(strings, Constants.System.Root)
    {
        Key = type.Key, Alias = type.Alias, Name = type.Name, Icon = type.Icon, Description = type.Help, AllowedAsRoot = true, Variations = ContentVariation.Nothing,
    };

    private async Task<PropertyType> PropertyAsync(PropertyDescription property) => new(strings, await DataTypeAsync(property.Input), property.Alias)
    {
        Name = property.Name, Description = property.Help, Mandatory = property.Mandatory, Variations = ContentVariation.Nothing,
    };

    private static void AddTab(IContentType type, string name)
    {
        if (type.PropertyGroups.Any(group => group.Alias == AliasOf(name))) return;
        type.AddPropertyGroup(AliasOf(name), name);
        var tab = type.PropertyGroups.Single(group => group.Alias == AliasOf(name));
        (tab.Type, tab.SortOrder) = (PropertyGroupType.Tab, type.PropertyGroups.Count);
    }

    private static string AliasOf(string tab) => "vocEdu" + tab switch { "Nội dung" => "Story", "Phân loại" => "Filing", _ => "Posting" };

    private async Task<IDataType> DataTypeAsync(InputKind input)
    {
        var stock = DataTypeInputs.Of(input);
        return await dataTypes.GetAsync(stock.Key) ?? await CreateAsync(input, stock);
    }

    private async Task<IDataType> CreateAsync(InputKind input, DataTypeInput stock)
    {
        var editor = editors[stock.Editor] ?? throw new InvalidOperationException($"This Umbraco has no property editor {stock.Editor}.");
        var items = DocumentTypes.ItemsOf(input, options.Value);
        var created = await dataTypes.CreateAsync(new DataType(editor, serializer)
        {
            Key = stock.Key, Name = stock.Name, EditorUiAlias = stock.Ui, DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType),
            ConfigurationData = items is null ? stock.Settings() : new Dictionary<string, object>(stock.Settings()) { ["items"] = items.ToList() },
        }, Actor);
        return created.Success ? created.Result : throw new InvalidOperationException($"Umbraco did not take the data type {stock.Name}: {created.Status}.");
    }

    /// <summary>Units that came into the configuration join the list; what an editor took out of it, or added, stays so.</summary>
    private async Task AddUnitsAsync()
    {
        var offered = values.GetValue(UnitsKey)?.Split('\n') ?? [];
        List<string> fresh = [.. options.Value.Units.Values.Where(unit => !offered.Contains(unit))];
        if (fresh.Count == 0) return;
        if (await dataTypes.GetAsync(DataTypeInputs.Of(InputKind.Units).Key) is { } list)
        {
            var items = list.ConfigurationData.TryGetValue("items", out var now) && now is IEnumerable<object> known ? known.Select(item => $"{item}").ToList() : [];
            var missing = fresh.Except(items).ToList();
            if (missing.Count > 0)
            {
                list.ConfigurationData = new Dictionary<string, object>(list.ConfigurationData) { ["items"] = items.Concat(missing).ToList() };
                var done = await dataTypes.UpdateAsync(list, Actor);
                if (!done.Success) throw new InvalidOperationException($"Umbraco did not take the list of units: {done.Status}.");
            }
        }
        values.SetValue(UnitsKey, string.Join('\n', offered.Concat(fresh)));
    }
}
