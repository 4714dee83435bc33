using System.Globalization;
using System.Text;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Media;

/// <summary>A leaflet of two kilobytes that takes days to draw.</summary>
public sealed class PdfBombTests
{
    /// <summary>Each form shows the next one twice.</summary>
    private const int Doublings = 60;

    [Test]
    public async Task A_document_that_never_ends_is_stopped_in_time_and_the_next_file_is_made_ready()
    {
        await using var app = await CmsApp.StartAsync(settings: new() { ["Media:ProgramTimeout"] = "00:00:05" });
        using var officer = await app.SignInAsync(Role.Editor);

        var bomb = await (await officer.UploadAsync("to-roi.pdf", Bomb())).IdAsync();
        var good = await (await officer.UploadAsync("tot.png", MediaFiles.Png(300, 200, 8))).IdAsync();
        await app.MakeMediaReadyAsync();

        var failed = await app.FileAsync(bomb);
        Assert.Multiple(() =>
        {
            Assert.That((failed.State, failed.Variants.Count), Is.EqualTo((MediaState.Failed, 0)));
            Assert.That(failed.Failure, Does.StartWith("Không đọc được tệp PDF này"));
        });
        Assert.That((await app.FileAsync(good)).State, Is.EqualTo(MediaState.Ready));
    }

    private static byte[] Bomb()
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        void Add(string body)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        static string Drawing(string words, string about) => string.Create(CultureInfo.InvariantCulture, $"<<{about}/Length {words.Length}>>stream\n{words}\nendstream");
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>");
        Add(Drawing("/X Do", ""));
        for (var form = 0; form < Doublings; form++)
            Add(Drawing("/X Do /X Do", string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {places.Count + 2} 0 R>>>>")));
        Add(Drawing("0 0 m 9 9 l S", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"));

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer <</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
