using Microsoft.Extensions.Options;
using VocEdu.Domain.Content;

namespace VocEdu.Umbraco.Types;

/// <summary>Which document types are works, and how they are read: this package's own and those of the configuration.</summary>
public sealed class KnownTypes(IOptions<VocEduOptions> options)
{
    private readonly Dictionary<string, DocumentTypeOptions> _types = Join(options.Value);

    public IReadOnlyCollection<string> Aliases => _types.Keys;

    public DocumentTypeOptions? Find(string alias) => _types.GetValueOrDefault(alias);

    /// <summary>The genre a document says, by the name an editor picked or by its code; null when it says none.</summary>
    public static Genre? GenreOf(DocumentTypeOptions type, Documents.DocumentValues values)
    {
        if (type.Genre is { } code) return Genres.TryFind(code, out var only) ? only : null;
        var said = values.Choices(type.GenreProperty) is [var first, ..] ? first : null;
        return Genres.TryFind(said, out var byCode) ? byCode : Genres.All.FirstOrDefault(g => string.Equals(g.Name, said, StringComparison.OrdinalIgnoreCase));
    }

    private static Dictionary<string, DocumentTypeOptions> Join(VocEduOptions options)
    {
        var types = DocumentTypes.All.ToDictionary(type => type.Alias, type => new DocumentTypeOptions { Genre = type.Genre }, StringComparer.OrdinalIgnoreCase);
        foreach (var (alias, type) in options.Documents) types[alias] = type;
        return types;
    }
}
