using Moq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace VocEdu.Umbraco.Tests.Site;

/// <summary>Umbraco's document types and data types of one database, shared by its servers; real models behind the services' interfaces.</summary>
internal sealed class FakeTypes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _values = [];

    public FakeTypes()
    {
        ContentTypes.Setup(t => t.Get(It.IsAny<Guid>())).Returns((Guid key) => In(() => Created.Find(t => t.Key == key)));
        ContentTypes.Setup(t => t.Get(It.IsAny<string>())).Returns((string alias) => In(() => Created.Find(t => t.Alias == alias)));
        ContentTypes.Setup(t => t.GetAllContentTypeIds(It.IsAny<string[]>())).Returns([]);
        ContentTypes.Setup(t => t.CreateAsync(It.IsAny<IContentType>(), It.IsAny<Guid>())).ReturnsAsync((IContentType type, Guid _) => In(() =>
        {
            if (FailAt is { } fail && Created.Count >= fail) throw new InvalidOperationException("the machine stops");
            if (Created.Exists(t => t.Alias == type.Alias)) return Attempt.Fail(ContentTypeOperationStatus.DuplicateAlias);
            Created.Add(type);
            return Attempt.Succeed(ContentTypeOperationStatus.Success);
        }));
        ContentTypes.Setup(t => t.UpdateAsync(It.IsAny<IContentType>(), It.IsAny<Guid>())).ReturnsAsync(() => In(() =>
        {
            Updates++;
            return Attempt.Succeed(ContentTypeOperationStatus.Success);
        }));
        DataTypes.Setup(t => t.GetAsync(It.IsAny<Guid>())).ReturnsAsync((Guid key) => In(() => Inputs.Find(t => t.Key == key)));
        DataTypes.Setup(t => t.CreateAsync(It.IsAny<IDataType>(), It.IsAny<Guid>())).ReturnsAsync((IDataType type, Guid _) => In(() =>
        {
            Inputs.Add(type);
            return Attempt.SucceedWithStatus(DataTypeOperationStatus.Success, type);
        }));
        DataTypes.Setup(t => t.UpdateAsync(It.IsAny<IDataType>(), It.IsAny<Guid>())).ReturnsAsync((IDataType type, Guid _) => Attempt.SucceedWithStatus(DataTypeOperationStatus.Success, type));
        Values.Setup(v => v.GetValue(It.IsAny<string>())).Returns((string key) => In(() => _values.GetValueOrDefault(key)));
        Values.Setup(v => v.SetValue(It.IsAny<string>(), It.IsAny<string>())).Callback((string key, string value) => In(() => _values[key] = value));
    }

    public Mock<IContentTypeService> ContentTypes { get; } = new();
    public Mock<IDataTypeService> DataTypes { get; } = new();
    public Mock<IKeyValueService> Values { get; } = new();
    public List<IContentType> Created { get; } = [];
    public List<IDataType> Inputs { get; } = [];
    public int Updates { get; private set; }

    /// <summary>The process ends when so many types are there.</summary>
    public int? FailAt { get; set; }

    /// <summary>Every editor there is, by its alias.</summary>
    public PropertyEditorCollection Editors { get; } = new(new DataEditorCollection(() => new[]
    {
        "Umbraco.TextBox", "Umbraco.TextArea", "Umbraco.RichText", "Umbraco.MediaPicker3", "Umbraco.DateTime", "Umbraco.MultipleTextstring", "Umbraco.DropDown.Flexible", "Umbraco.CheckBoxList",
    }.Select(alias =>
    {
        var editor = new Mock<IDataEditor>();
        editor.SetupGet(e => e.Alias).Returns(alias);
        editor.Setup(e => e.GetValueEditor()).Returns(Mock.Of<IDataValueEditor>(v => v.ValueType == ValueTypes.String));
        editor.Setup(e => e.GetConfigurationEditor()).Returns(Mock.Of<IConfigurationEditor>(c => c.DefaultConfiguration == new Dictionary<string, object>()));
        editor.SetupGet(e => e.DefaultConfiguration).Returns(new Dictionary<string, object>());
        return editor.Object;
    })));

    private T In<T>(Func<T> act)
    {
        lock (_gate) return act();
    }
}
