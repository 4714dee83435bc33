using System.Globalization;
using System.Text;

namespace VocEdu.Cms.Shared.Pdf;

/// <summary>A page to draw on. Points from the upper left corner.</summary>
public sealed class PdfPage(double width, double height)
{
    private readonly StringBuilder _drawing = new();

    internal List<(double X, double Y, double Width, double Height, int? Page, Uri? Address)> Links { get; } = [];
    internal List<PdfPicture> Pictures { get; } = [];
    internal byte[] Drawing => Encoding.ASCII.GetBytes(_drawing.ToString());
    internal double Height => height;

    public double Width => width;

    /// <param name="y">Of the base line.</param>
    /// <param name="grey">0 black to 1 white.</param>
    public void Text(string text, PdfFont font, double size, double x, double y, double grey = 0) =>
        _drawing.Append(CultureInfo.InvariantCulture, $"BT {grey:0.##} g /{font.Name} {size:0.##} Tf {x:0.##} {height - y:0.##} Td <{font.Set(text)}> Tj ET\n");

    public void Fill(double x, double y, double w, double h, (byte Red, byte Green, byte Blue) colour) =>
        _drawing.Append(CultureInfo.InvariantCulture, $"{colour.Red / 255.0:0.###} {colour.Green / 255.0:0.###} {colour.Blue / 255.0:0.###} rg {x:0.##} {height - y - h:0.##} {w:0.##} {h:0.##} re f\n");

    public void Picture(PdfPicture picture, double x, double y, double w, double h)
    {
        Pictures.Add(picture);
        _drawing.Append(CultureInfo.InvariantCulture, $"q {w:0.##} 0 0 {h:0.##} {x:0.##} {height - y - h:0.##} cm /P{Pictures.Count} Do Q\n");
    }

    /// <summary>Leads to a page of the document, the first being 0.</summary>
    public void Link(double x, double y, double w, double h, int page) => Links.Add((x, y, w, h, page, null));

    public void Link(double x, double y, double w, double h, Uri address) => Links.Add((x, y, w, h, null, address));
}

/// <summary>A JPEG file as a PDF takes it in, unchanged.</summary>
public sealed record PdfPicture(byte[] Jpeg, int Width, int Height, int Colours)
{
    /// <returns>Null when it is no JPEG of grey or three colours.</returns>
    public static PdfPicture? Read(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length && jpeg[at] == 0xFF;)
        {
            var mark = jpeg[at + 1];
            // A frame header, of whatever way of coding; C4, C8 and CC are something else.
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return jpeg[at + 9] is 1 or 3 ? new(jpeg, (jpeg[at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6], jpeg[at + 9]) : null;
            at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]);
        }

        return null;
    }
}

/// <summary>A small PDF: text in embedded fonts, pictures, links and bookmarks.</summary>
public sealed class PdfDocument(string title, string author, DateTimeOffset made)
{
    private readonly List<(string Title, int Page, bool IsChapter)> _bookmarks = [];

    public List<PdfPage> Pages { get; } = [];

    /// <param name="isChapter">Stands under the bookmark before it that is none.</param>
    public void Bookmark(string name, int page, bool isChapter) => _bookmarks.Add((name, page, isChapter));

    public byte[] Write(params PdfFont[] fonts)
    {
        var file = new PdfObjects();
        var (catalog, tree) = (file.Reserve(), file.Reserve());
        var numbers = Pages.ConvertAll(_ => file.Reserve());
        var embedded = string.Concat(fonts.Select(font => (font.Name, Number: font.Write(file))).Select(font => $"/{font.Name} {font.Number} 0 R"));
        var pictures = Pages.SelectMany(page => page.Pictures).Distinct().ToDictionary(picture => picture, picture => file.Raw(picture.Jpeg,
            $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/ColorSpace/{(picture.Colours == 1 ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent 8/Filter/DCTDecode"));
        foreach (var (page, number) in Pages.Zip(numbers))
        {
            var drawing = file.Stream(page.Drawing);
            var images = string.Concat(page.Pictures.Select((picture, i) => $"/P{i + 1} {pictures[picture]} 0 R"));
            var links = string.Concat(page.Links.Select(link => Link(page, link, numbers)));
            file.Fill(number, string.Create(CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.Width:0.##} {page.Height:0.##}]/Resources<</Font<<{embedded}>>/XObject<<{images}>>>>/Contents {drawing} 0 R/Annots[{links}]>>"));
        }

        file.Fill(tree, $"<</Type/Pages/Count {Pages.Count}/Kids[{string.Join(' ', numbers.Select(number => $"{number} 0 R"))}]>>");
        file.Fill(catalog, $"<</Type/Catalog/Pages {tree} 0 R/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>{Outlines(file, numbers)}>>");
        return file.Write(catalog, file.Add($"<</Title{Words(title)}/Author{Words(author)}/CreationDate(D:{made.UtcDateTime:yyyyMMddHHmmss}Z)>>"));
    }

    private static string Link(PdfPage page, (double X, double Y, double Width, double Height, int? Page, Uri? Address) link, List<int> numbers)
    {
        var to = link.Page is { } target ? $"/Dest[{numbers[target]} 0 R/Fit]" : $"/A<</S/URI/URI({Escaped(link.Address!.AbsoluteUri)})>>";
        return string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[{link.X:0.##} {page.Height - link.Y - link.Height:0.##} {link.X + link.Width:0.##} {page.Height - link.Y:0.##}]{to}>>");
    }

    /// <summary>Two levels: parts and their chapters.</summary>
    private string Outlines(PdfObjects file, List<int> pages)
    {
        if (_bookmarks.Count == 0) return "";
        var root = file.Reserve();
        var own = _bookmarks.ConvertAll(_ => file.Reserve());
        var parents = new List<int>();
        for (var i = 0; i < own.Count; i++) parents.Add(_bookmarks[i].IsChapter ? Enumerable.Range(0, i).LastOrDefault(before => !_bookmarks[before].IsChapter, -1) : -1);
        for (var i = 0; i < own.Count; i++)
        {
            var siblings = Enumerable.Range(0, own.Count).Where(other => parents[other] == parents[i]).ToList();
            var (place, children) = (siblings.IndexOf(i), Enumerable.Range(0, own.Count).Where(other => parents[other] == i).ToList());
            var links = $"{(place > 0 ? $"/Prev {own[siblings[place - 1]]} 0 R" : "")}{(place < siblings.Count - 1 ? $"/Next {own[siblings[place + 1]]} 0 R" : "")}";
            var inner = children.Count == 0 ? "" : $"/First {own[children[0]]} 0 R/Last {own[children[^1]]} 0 R/Count -{children.Count}";
            file.Fill(own[i], $"<</Title{Words(_bookmarks[i].Title)}/Parent {(parents[i] < 0 ? root : own[parents[i]])} 0 R/Dest[{pages[_bookmarks[i].Page]} 0 R/Fit]{links}{inner}>>");
        }

        var top = Enumerable.Range(0, own.Count).Where(i => parents[i] < 0).ToList();
        file.Fill(root, $"<</Type/Outlines/First {own[top[0]]} 0 R/Last {own[top[^1]]} 0 R/Count {top.Count}>>");
        return $"/Outlines {root} 0 R";
    }

    /// <summary>Text as PDF keeps it outside a page: UTF-16 in hexadecimal, so that nothing in it can end it.</summary>
    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
