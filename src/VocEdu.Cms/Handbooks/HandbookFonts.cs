using VocEdu.Cms.Shared.Pdf;

namespace VocEdu.Cms.Handbooks;

/// <summary>Type with every Vietnamese letter, from this machine's own files; it is embedded in what is made.</summary>
public static class HandbookFonts
{
    private static readonly string[] Folders =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];

    /// <summary>The preferred first: plain and bold of the same design.</summary>
    private static readonly (string Plain, string Bold)[] Known =
        [("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"), ("arial.ttf", "arialbd.ttf"), ("Arial.ttf", "Arial Bold.ttf")];

    private static readonly Lazy<(TrueType Plain, TrueType Bold)?> Found = new(Find);

    /// <returns>Null: the machine has none of these, and nothing can be printed.</returns>
    public static (PdfFont Plain, PdfFont Bold)? Load() => Found.Value is { } found ? (new(found.Plain, "Plain"), new(found.Bold, "Bold")) : null;

    private static (TrueType, TrueType)? Find()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var files = Folders.Where(folder => folder.Length > 0 && Directory.Exists(folder)).SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", options))
            .GroupBy(file => Path.GetFileName(file)).ToDictionary(group => group.Key, group => group.First());
        foreach (var (plain, bold) in Known)
            if (files.TryGetValue(plain, out var one) && files.TryGetValue(bold, out var other)) return (new(File.ReadAllBytes(one)), new(File.ReadAllBytes(other)));
        return null;
    }
}
