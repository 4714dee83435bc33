using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Media.Making;

namespace VocEdu.Cms.Site.Sharing;

/// <summary>The picture that stands for a page without one where it is shared: its title on a card, 1200 × 630. Made when first asked for, then kept on disk.</summary>
/// <param name="folder">Where the cards are kept; they can be thrown away at any time.</param>
public sealed class ShareCards(string folder, OutsideProgram program, IOptions<SiteOptions> site, IWebHostEnvironment host, ILogger<ShareCards> log) : IDisposable
{
    public const int Width = 1200, Height = 630;

    private const int LongestTitle = 200, TextWidth = 1040, TextHeight = 360;
    private const string Fonts = "Noto Sans,DejaVu Sans";

    /// <summary>In points, the largest first.</summary>
    private static readonly int[] Sizes = [64, 54, 46, 38, 30];

    private readonly SemaphoreSlim _making = new(2);

    /// <summary>Shows the site's mark and no words; stands in where no card can be made.</summary>
    public string Plain => Path.Combine(host.WebRootPath, "img", "share-card.png");

    /// <param name="kicker">A word or two above the title.</param>
    /// <returns>Path of the JPEG; null when it cannot be made.</returns>
    public async Task<string?> MakeAsync(string kicker, string title, CancellationToken cancel)
    {
        var markup = $"<span foreground=\"#ffbe8f\" font=\"{Fonts} Bold 28\">{Encode(kicker)}</span>\n<span foreground=\"white\">{Encode(Shorten(title))}</span>";
        var card = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{markup}\n{site.Value.Name}")))[..32]}.jpg");
        if (File.Exists(card)) return card;

        await _making.WaitAsync(cancel);
        try
        {
            return File.Exists(card) || await DrawAsync(markup, card, cancel) ? card : null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(fault, "No card can be made for sharing; the plain one stands in");
            return null;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private async Task<bool> DrawAsync(string markup, string card, CancellationToken cancel)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder, $"work-{Guid.NewGuid():N}")).FullName;
        try
        {
            var (title, name, made) = (Path.Combine(work, "title.png"), Path.Combine(work, "name.png"), Path.Combine(work, "card.jpg"));
            var drawn = await TitleAsync(markup, title, cancel)
                && await program.RunAsync(cancel, "vips", "text", name, $"<span foreground=\"white\">{Encode(site.Value.Name)}</span>", "--font", $"{Fonts} 26", "--width", "940", "--rgba") is not null
                && await program.RunAsync(cancel, "vips", "composite", $"{Plain} {title} {name}", $"{made}[Q=84,strip]", "2 2", "--x", "80 172", "--y", "116 524") is not null;
            if (drawn) File.Move(made, card, overwrite: true);
            return drawn;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>In the largest letters that leave the words room.</summary>
    private async Task<bool> TitleAsync(string markup, string path, CancellationToken cancel)
    {
        foreach (var size in Sizes)
        {
            string[] command = ["vips", "text", path, markup, "--font", $"{Fonts} Bold {size}", "--width", $"{TextWidth}", "--rgba", "--spacing", "8", "--wrap", "word-char"];
            if (await program.RunAsync(cancel, command) is null) return false;
            var height = await program.RunAsync(cancel, "vipsheader", "-f", "height", path);
            if (int.TryParse(height?.Trim(), CultureInfo.InvariantCulture, out var tall) && tall <= TextHeight) break;
        }

        return true;
    }

    private static string Shorten(string title)
    {
        if (title.Length <= LongestTitle) return title;
        var end = title.LastIndexOf(' ', LongestTitle);
        return $"{title[..(end > 0 ? end : LongestTitle)]}…";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(PublicXml.Clean(text));
}
