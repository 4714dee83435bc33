using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Consents;

/// <summary>Reads the photograph or scan of a signed paper: a picture is written anew in limited processes, so that no place or camera stays in it.</summary>
public sealed class SignedPaper(OutsideProgram program, MediaStore store)
{
    /// <summary>The largest file taken, and room for the form around it.</summary>
    public const long MaxForm = MaxBytes + (1024 * 1024);

    private const long MaxBytes = 25 * 1024 * 1024;

    /// <returns>What to keep, or why it was not taken.</returns>
    public async Task<(string ContentType, byte[] Content, Refusal? Refusal)> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > MaxBytes) return ("", [], new("consent.file", "Tệp vượt quá 25 MB. Hãy giảm dung lượng rồi chọn lại.", "File"));
        var arrival = store.ArrivalOf(Guid.NewGuid());
        try
        {
            await using (var received = File.Create(arrival)) await file.CopyToAsync(received, cancel);
            var head = new byte[SniffedType.HeadLength];
            int read;
            await using (var opened = File.OpenRead(arrival)) read = await opened.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
            return SniffedType.Of(head.AsSpan(0, read)) switch
            {
                { Kind: MediaKind.Picture } => await PictureAsync(arrival, cancel),
                { Kind: MediaKind.Document } => await PdfAsync(arrival, cancel),
                _ => ("", [], new("consent.file", "Chỉ nhận ảnh chụp (JPEG, PNG, WebP) hoặc tệp PDF của phiếu đã ký.", "File")),
            };
        }
        finally
        {
            File.Delete(arrival);
        }
    }

    private async Task<(string, byte[], Refusal?)> PictureAsync(string path, CancellationToken cancel)
    {
        var written = path + ".jpg";
        try
        {
            return await program.RunAsync(cancel, "vipsthumbnail", path, "--size", "2000x2000>", "--eprofile", "srgb", "-o", written + "[Q=75,strip,background=255]") is null
                ? ("", [], Unreadable)
                : ("image/jpeg", await File.ReadAllBytesAsync(written, cancel), null);
        }
        finally
        {
            File.Delete(written);
        }
    }

    private async Task<(string, byte[], Refusal?)> PdfAsync(string path, CancellationToken cancel) =>
        await program.RunAsync(cancel, "pdfinfo", path) is null ? ("", [], Unreadable) : ("application/pdf", await File.ReadAllBytesAsync(path, cancel), null);

    private static readonly Refusal Unreadable = new("consent.file", "Không đọc được tệp này. Hãy chụp lại hoặc chọn tệp khác.", "File");
}
