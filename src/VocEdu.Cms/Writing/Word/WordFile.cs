using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Opens a Word file that anybody may have made: measured before it is unpacked, nothing outside it is ever fetched, its macros are not looked at.</summary>
internal static class WordFile
{
    public const long MaxBytes = 50L * 1024 * 1024;
    private const long MaxUnpacked = 120L * 1024 * 1024;
    private const int MaxEntries = 5_000;

    private const string Broken = "Không đọc được tệp này vì tệp bị hỏng hoặc không phải tệp Word. Hãy mở tệp bằng Word, lưu lại dạng “Word Document (.docx)” rồi thử lại.";
    private const string TooBig = "Nội dung bên trong tệp Word quá lớn nên chưa được nhận. Hãy chia bài thành nhiều tệp hoặc nén ảnh trong Word (Nén ảnh, Compress Pictures) rồi thử lại.";
    private const string Old = "Đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu nếu có, lưu lại dạng “Word Document (.docx)” rồi thử lại.";

    /// <param name="file">The whole file, at most <see cref="MaxBytes"/>, of which the caller holds the only copy.</param>
    /// <exception cref="UnreadableWordException">What is wrong with it, for the person.</exception>
    public static WordText Read(Stream file, CancellationToken cancel)
    {
        try
        {
            Measure(file, cancel);
            using var document = WordprocessingDocument.Open(file, isEditable: true, new OpenSettings
            {
                AutoSave = false,
                MaxCharactersInPart = WordXml.MostCharacters,
                // Real files hold addresses that are none; they would make the whole file unreadable.
                RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory((_, _, _) => "about:blank"),
            });
            return document.MainDocumentPart?.Document?.Body is { } body
                ? new WordReader(document.MainDocumentPart, cancel).Read(body)
                : throw new UnreadableWordException(Broken);
        }
        catch (Exception fault) when (fault is not (UnreadableWordException or OperationCanceledException or OutOfMemoryException))
        {
            // The package reader throws a dozen kinds of exception on broken files, bare ones among them.
            throw new UnreadableWordException(Broken);
        }
    }

    private static void Measure(Stream file, CancellationToken cancel)
    {
        Span<byte> start = stackalloc byte[4];
        if (file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0])) throw new UnreadableWordException(Old);
        file.Position = 0;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (zip.Entries.Count > MaxEntries || zip.Entries.Sum(WordXml.MostBytesOf) > MaxUnpacked) throw new UnreadableWordException(TooBig);
            var xml = new WordXml(cancel);
            foreach (var entry in zip.Entries)
                if (!xml.Takes(entry)) throw new UnreadableWordException(TooBig);
        }

        file.Position = 0;
    }
}
