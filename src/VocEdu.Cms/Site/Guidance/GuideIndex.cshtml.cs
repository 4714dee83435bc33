using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>Every name a trade goes by, from A to Y.</summary>
public sealed class GuideIndexModel(GuideShelf shelf) : PageModel
{
    /// <param name="Name">As people say it.</param>
    /// <param name="Trade">The trade's own name where it is another one.</param>
    public sealed record Entry(string Name, string Path, string? Trade);

    public IReadOnlyList<(string Letter, IReadOnlyList<Entry> Entries)> Letters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var guides = await shelf.AllAsync(cancel);
        var entries = guides.SelectMany(guide => guide.Guide.FolkNames.Where(name => !string.IsNullOrWhiteSpace(name) && !Same(name, guide.Card.Title))
            .Select(name => new Entry(Capital(name.Trim()), guide.Card.Path, guide.Card.Title)).Prepend(new Entry(guide.Card.Title, guide.Card.Path, null)));
        Letters = [.. entries.OrderBy(entry => entry.Name, VietnameseOrder.Comparer).ThenBy(entry => entry.Path, StringComparer.Ordinal).GroupBy(entry => LetterOf(entry.Name))
            .OrderBy(letter => letter.Key, VietnameseOrder.Comparer).Select(letter => (letter.Key, (IReadOnlyList<Entry>)[.. letter]))];
        HttpContext.Shows(PublicChange.Lists);
        new PageHead("Tên nghề từ A đến Y", "Danh sách mọi tên gọi của các nghề, cả tên quen gọi hằng ngày.", "/nghe/a-z") { Section = "nghe" }.On(ViewData);
    }

    /// <summary>The letter a name stands under: with its hat or horn, without its tone. <c>#</c> for what is no letter.</summary>
    public static string LetterOf(string name)
    {
        if (name.Length == 0 || !char.IsLetter(name[0])) return "#";
        var parts = name[..1].ToUpperInvariant().Normalize(NormalizationForm.FormD);
        return string.Concat(parts.Where(part => part is not ('\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323'))).Normalize(NormalizationForm.FormC);
    }

    private static bool Same(string one, string other) => VietnameseText.Fold(one) == VietnameseText.Fold(other);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
