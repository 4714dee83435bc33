using VocEdu.Cms.Media;

namespace VocEdu.Cms.Submissions;

/// <summary>One picture or film on the page “Gửi bài”.</summary>
/// <param name="Index">Its place in the form; a mark to be replaced in the template that scripts copy.</param>
/// <param name="Media">Null while nothing is chosen.</param>
public sealed record FileRow(string Index, SubmitFile File, MediaFile? Media)
{
    public string Name(string property) => $"Form.Files[{Index}].{property}";

    public string Id(string property) => $"file-{Index}-{property}";
}
