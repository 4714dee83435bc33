using VocEdu.Cms.Shared.Pdf;

namespace VocEdu.Cms.Handbooks;

/// <summary>An edition as a PDF of A5 pages, with contents, page numbers and bookmarks.</summary>
public static class HandbookPdf
{
    private static readonly (byte, byte, byte) Ground = (11, 83, 81);

    /// <param name="cover">For the first page; null: none.</param>
    /// <param name="site">Where the pages of trades and schools are.</param>
    /// <param name="progress">Called with the number of chapters that are set.</param>
    public static (byte[] Bytes, int Pages) Write(HandbookText text, PdfPicture? cover, Uri site, (PdfFont Plain, PdfFont Bold) fonts, Action<int>? progress = null)
    {
        var body = new HandbookSheets(fonts);
        var entries = new List<(string Title, bool IsChapter, int Page)>();
        if (text.Foreword.Length > 0)
        {
            entries.Add((HandbookText.ForewordTitle, false, body.Begin()));
            body.Write(HandbookText.ForewordTitle, SetIn.Title);
            foreach (var paragraph in text.ForewordParagraphs) body.Write(paragraph, SetIn.Text);
        }

        var set = 0;
        foreach (var part in text.Parts)
        {
            entries.Add((part.Title, false, body.Begin(HandbookSheets.Height / 3)));
            body.Write(part.Title, SetIn.Part);
            foreach (var chapter in part.Chapters)
            {
                entries.Add((chapter.Title, true, body.Begin()));
                WriteChapter(body, chapter, new Uri(site, chapter.Path));
                progress?.Invoke(++set);
            }
        }

        var front = 1 + HandbookSheets.ContentsPages(entries.Count);
        var contents = new HandbookSheets(fonts);
        entries = entries.ConvertAll(entry => entry with { Page = entry.Page + front });
        contents.WriteContents(entries);
        var document = new PdfDocument($"{text.Title} {text.Year}", text.Owner, text.MadeAt);
        document.Pages.Add(CoverOf(text, cover, fonts));
        document.Pages.AddRange(contents.Pages);
        document.Pages.AddRange(body.Pages);
        foreach (var (title, isChapter, page) in entries) document.Bookmark(title, page, isChapter);
        HandbookSheets.Number(document, 1, contents.Cut($"{text.Title} {text.Year}", SetIn.Foot, HandbookSheets.Column - 40), fonts);
        return (document.Write(fonts.Plain, fonts.Bold), document.Pages.Count);
    }

    private static void WriteChapter(HandbookSheets body, HandbookChapter chapter, Uri page)
    {
        body.Write(chapter.Title, SetIn.Title);
        body.Write(chapter.Lead, SetIn.Lead);
        foreach (var block in chapter.Blocks)
            foreach (var line in block.Lines)
                body.Write(line, block.Kind switch { BlockKind.Heading => SetIn.Heading, BlockKind.Note => SetIn.Note, _ => SetIn.Text }, bullet: block.Kind is BlockKind.Bullets);
        body.Write($"Đọc đầy đủ: {page}", SetIn.Note, link: page);
    }

    private static PdfPage CoverOf(HandbookText text, PdfPicture? picture, (PdfFont Plain, PdfFont Bold) fonts)
    {
        var sheet = new HandbookSheets(fonts);
        sheet.Begin();
        var page = sheet.Pages[0];
        page.Fill(0, 0, HandbookSheets.Width, HandbookSheets.Height, Ground);
        var y = Lines(sheet, text.Owner, SetIn.Owner, HandbookSheets.Margin);
        y = Lines(sheet, text.Title, SetIn.Cover, Math.Max(y + 20, HandbookSheets.Height * .18));
        y = Lines(sheet, $"Ấn bản {text.Year}", SetIn.Title with { Grey = 1 }, y + 8) + 16;
        if (picture is null) return page;
        var scale = Math.Min(HandbookSheets.Width / picture.Width, (HandbookSheets.Height - y) / picture.Height);
        if (scale > 0) page.Picture(picture, (HandbookSheets.Width - (picture.Width * scale)) / 2, HandbookSheets.Height - (picture.Height * scale), picture.Width * scale, picture.Height * scale);
        return page;
    }

    private static double Lines(HandbookSheets sheet, string words, SetIn type, double y)
    {
        foreach (var line in sheet.Broken(words, type, HandbookSheets.Column))
        {
            sheet.Set(line, type, HandbookSheets.Margin, y);
            y += type.Line;
        }

        return y;
    }
}
