using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Walks the body of a Word document and gathers TipTap nodes.</summary>
internal sealed partial class WordReader
{
    private const int MaxTables = 20;

    private readonly DroppedParts losses = new();
    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly WordPictures pictures;
    private readonly WordHead head = new();
    private readonly MainDocumentPart main;
    private readonly CancellationToken cancel;

    public WordReader(MainDocumentPart main, CancellationToken cancel)
    {
        (this.main, this.cancel) = (main, cancel);
        styles = new(main);
        numbering = new(main, styles);
        pictures = new(main, losses);
    }

    public WordText Read(Body body)
    {
        var blocks = new WordLists();
        Blocks(body, blocks, depth: 0);
        if (main.HeaderParts.Any(part => part.Header?.InnerText.Any(char.IsLetter) is true) || main.FooterParts.Any(part => part.Footer?.InnerText.Any(char.IsLetter) is true))
            losses.Add("Đã bỏ phần đầu trang và chân trang của tệp Word.");
        if (main.WordprocessingCommentsPart is not null) losses.Add("Đã bỏ ghi chú, nhận xét bên lề của tệp Word.");
        WordHead.LevelHeadings(blocks.Blocks);
        return new(head.Title, head.Summary, head.Author, blocks.Blocks, pictures.All, losses.Sentences);
    }

    private void Blocks(OpenXmlElement parent, WordLists into, int depth)
    {
        foreach (var child in parent.ChildElements)
        {
            cancel.ThrowIfCancellationRequested();
            if (child is Paragraph paragraph) ParagraphOf(paragraph, into, depth);
            else if (child is Table table) TableOf(table, into, depth);
            else if (child is SdtBlock or CustomXmlBlock or SdtContentBlock) Blocks(child, into, depth);
        }
    }

    private void ParagraphOf(Paragraph paragraph, WordLists into, int depth)
    {
        var runs = new WordRuns(main, styles, pictures, losses);
        var line = runs.Read(paragraph);
        if (line.Text.Length > 0 && !(depth == 0 && head.Takes(paragraph, line, styles)) && !IsCaptionOf(paragraph, line, into))
        {
            if (styles.HeadingLevel(paragraph) is { } level && depth == 0) into.Add(HtmlReader.Tip("heading", line.Inlines(plain: true), new JsonObject { ["level"] = level }));
            else if (numbering.ItemOf(paragraph) is { } item) into.AddItem(item, HtmlReader.Tip("paragraph", line.Inlines()));
            else into.Add(HtmlReader.Tip("paragraph", line.Inlines()));
        }

        foreach (var picture in runs.Pictures) into.Add(picture);
        foreach (var boxed in runs.Boxed.Where(_ => depth < MaxTables)) ParagraphOf(boxed, into, depth + 1);
    }

    /// <summary>"Ảnh 1: …" under a picture belongs to it.</summary>
    private bool IsCaptionOf(Paragraph paragraph, WordLine line, WordLists into)
    {
        if (into.Blocks is not [.., JsonObject { } last] || last["type"]!.GetValue<string>() != "image" || last["attrs"]!["caption"] is not null || last["attrs"]!["credit"] is not null) return false;
        var numbered = CaptionStart().Match(line.Text);
        if (!numbered.Success && !styles.IsCaption(paragraph)) return false;
        var (caption, credit) = ImageCredit.Split(line.Text[numbered.Length..].Trim());
        if (caption is not null) last["attrs"]!["caption"] = caption;
        if (credit is not null) last["attrs"]!["credit"] = credit;
        return true;
    }

    private void TableOf(Table table, WordLists into, int depth)
    {
        if (depth >= MaxTables)
        {
            losses.Add("Đã bỏ một bảng lồng quá sâu trong bảng khác.");
            return;
        }

        var rows = table.Elements<TableRow>().Select(row => row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).ToList()).Where(cells => cells.Count > 0).ToList();
        if (rows is [[var only]])
        {
            Blocks(only, into, depth + 1);      // a frame drawn with a table
            return;
        }

        var grid = new WordGrid(rows);
        var firstIsHead = table.Elements<TableRow>().FirstOrDefault()?.TableRowProperties?.Elements<TableHeader>().Any() is true
            || table.GetFirstChild<TableProperties>()?.TableLook?.FirstRow?.Value is true;
        var content = new JsonArray();
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = new JsonArray();
            foreach (var cell in rows[r].Where(grid.IsShown))
            {
                var inner = new WordLists();
                Blocks(cell, inner, depth + 1);
                if (inner.Blocks.Count == 0) inner.Add(HtmlReader.Tip("paragraph"));
                var attributes = new JsonObject();
                if (WordGrid.ColumnsOf(cell) is > 1 and var columns) attributes["colspan"] = columns;
                if (grid.RowsOf(cell) is > 1 and var deep) attributes["rowspan"] = deep;
                cells.Add(HtmlReader.Tip(r == 0 && firstIsHead ? "tableHeader" : "tableCell", inner.Blocks, attributes));
            }

            content.Add(HtmlReader.Tip("tableRow", cells));
        }

        if (content.Count > 0) into.Add(HtmlReader.Tip("table", content));
    }

    [GeneratedRegex(@"^(?:Ảnh|Hình|Figure|Picture)\s*\d+\s*[:.–-]\s*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CaptionStart();
}
