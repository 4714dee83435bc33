using System.Text;

namespace VocEdu.Cms.Counting;

/// <summary>Rows that a Vietnamese Excel opens with a double click: UTF-8 with its mark, semicolons, and no cell that runs as a formula.</summary>
public sealed class Csv(Stream body) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public Task WriteAsync(IEnumerable<string?> cells, CancellationToken cancel) =>
        _writer.WriteLineAsync(string.Join(';', cells.Select(Cell)).AsMemory(), cancel);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <remarks>A leading apostrophe makes Excel show the text as it is; the characters are those of OWASP's list.</remarks>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n\t") < 0 && text[0] != '\'' ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
