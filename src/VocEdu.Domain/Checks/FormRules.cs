using VocEdu.Domain.Content;

namespace VocEdu.Domain.Checks;

/// <summary>Fields that are not filled in.</summary>
internal static class FormRules
{
    public static IEnumerable<Finding> Required(CheckedDraft draft) => Enum.GetValues<RequiredField>()
        .Where(field => field is not (RequiredField.None or RequiredField.Always) && draft.Missing.HasFlag(field))
        .Select(field => new Finding(ContentRules.MissingField, FindingSeverity.Blocks,
            $"Thể loại “{draft.Genre.Name}” cần có {string.Join(", ", RequiredFieldNames.Of(field))}.", new(InputOf(field))));

    public static IEnumerable<Finding> ThemeAndAudience(CheckedDraft draft)
    {
        if (draft.Genre.Kind is ContentKind.School) yield break;
        if (!draft.HasTheme)
            yield return new("theme-missing", FindingSeverity.Warns, "Chưa chọn nội dung tuyên truyền. Thiếu mục này, bài không vào được bảng theo nội dung trong báo cáo.", new("Themes"));
        if (!draft.HasAudience)
            yield return new("audience-missing", FindingSeverity.Warns, "Chưa chọn đối tượng của bài.", new("Audiences"));
    }

    private static string InputOf(RequiredField field) => field switch
    {
        RequiredField.Lead => "Summary",
        RequiredField.Unit => "UnitId",
        RequiredField.Author => "Authors[0].Name",
        RequiredField.Source => "Outlet",
        RequiredField.Body or RequiredField.OnePhoto or RequiredField.ThreePhotos or RequiredField.CaptionedPhotos or RequiredField.TextAlternative or RequiredField.Chapters => "Body",
        RequiredField.Interviewee or RequiredField.Answerer => "Interviewee.Name",
        RequiredField.Person => "People[0].Name",
        RequiredField.Consent => "People[0].Basis",
        RequiredField.Cover => "CoverId",
        RequiredField.File => "FileId",
        RequiredField.Occupation => "Details",
        RequiredField.Validity or RequiredField.InForce => "ValidFrom",
        RequiredField.LinkOrFile => "RecordingAddress",
        RequiredField.AirWindow => "AirFrom",
        RequiredField.Imprint => "LicenceNumber",
        RequiredField.Embargo => "NotBefore",
        RequiredField.EventTimes => "EventStart",
        _ => field.ToString(),
    };
}
