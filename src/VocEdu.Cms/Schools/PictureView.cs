using Microsoft.AspNetCore.Mvc.ModelBinding;
using VocEdu.Cms.Media;

namespace VocEdu.Cms.Schools;

/// <summary>One picture of the form with what the library has of it.</summary>
/// <param name="Name">Of its inputs.</param>
public sealed record PictureView(string Name, string Label, PictureRow Row, IReadOnlyDictionary<Guid, MediaFile> Media)
{
    public string Hint { get; init; } = "";

    public string Id => Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    public bool IsWrong(ModelStateDictionary state) => state.FindKeysWithPrefix(Name).Any(entry => entry.Value.Errors.Count > 0);

    public MediaFile? File => Row.MediaId is { } id ? Media.GetValueOrDefault(id) : null;
}
