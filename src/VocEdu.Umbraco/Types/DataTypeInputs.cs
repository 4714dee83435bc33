using Umbraco.Cms.Core;
using static Umbraco.Cms.Core.Constants.PropertyEditors;

namespace VocEdu.Umbraco.Types;

/// <summary>A data type: Umbraco's own where it has one, otherwise ours. Missing ones are created under the same key.</summary>
public sealed record DataTypeInput(Guid Key, string Name, string Editor, string Ui, bool OnlyOne = false)
{
    public Dictionary<string, object> Settings() => OnlyOne ? new() { ["multiple"] = false } : [];
}

public static class DataTypeInputs
{
    public static DataTypeInput Of(InputKind input) => input switch
    {
        InputKind.Line => new(Constants.DataTypes.Guids.TextstringGuid, "Textstring", Aliases.TextBox, "Umb.PropertyEditorUi.TextBox"),
        InputKind.Lines => new(Constants.DataTypes.Guids.TextareaGuid, "Textarea", Aliases.TextArea, "Umb.PropertyEditorUi.TextArea"),
        InputKind.RichText => new(Constants.DataTypes.Guids.RichtextEditorGuid, "Richtext editor", Aliases.RichText, "Umb.PropertyEditorUi.Tiptap"),
        InputKind.Picture => new(Constants.DataTypes.Guids.MediaPicker3SingleImageGuid, "Image Media Picker", Aliases.MediaPicker3, "Umb.PropertyEditorUi.MediaPicker", OnlyOne: true),
        InputKind.File => new(Constants.DataTypes.Guids.MediaPicker3Guid, "Media Picker", Aliases.MediaPicker3, "Umb.PropertyEditorUi.MediaPicker", OnlyOne: true),
        InputKind.Date => new(Constants.DataTypes.Guids.DatePickerWithTimeGuid, "Date Picker with time", Aliases.DateTime, "Umb.PropertyEditorUi.DatePicker"),
        InputKind.Tags => new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0b01"), "VocEdu: danh sách mã", Aliases.MultipleTextstring, "Umb.PropertyEditorUi.MultipleTextString"),
        InputKind.Units => new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0b02"), "VocEdu: đơn vị", Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", OnlyOne: true),
        InputKind.Channels => new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0b03"), "VocEdu: kênh", Aliases.CheckBoxList, "Umb.PropertyEditorUi.CheckBoxList"),
        InputKind.ArticleGenres => new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0b04"), "VocEdu: thể loại bài viết", Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", OnlyOne: true),
        InputKind.VideoGenres => new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0b05"), "VocEdu: thể loại video", Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", OnlyOne: true),
        InputKind.LeafletGenres => new(new("0d5b8f0e-5b5e-4d0e-9d53-5f3b6f1f0b06"), "VocEdu: thể loại tờ rơi", Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", OnlyOne: true),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, null),
    };
}
