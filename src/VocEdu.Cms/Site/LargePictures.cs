using System.Text.RegularExpressions;

namespace VocEdu.Cms.Site;

/// <summary>Every picture of a story leads to itself, as large as there is one; with scripts it opens above the page.</summary>
public static partial class LargePictures
{
    /// <param name="html">As the renderer wrote it.</param>
    public static string Linked(string html) => Shown().Replace(html, picture => Largest().Match(picture.Value) is { Success: true } largest
        ? $"<a class=\"large\" href=\"{largest.Groups["address"].Value}\"><span class=\"visually-hidden\">Xem ảnh lớn: </span>{picture.Value}</a>"
        : picture.Value);

    [GeneratedRegex("(?<=<figure>)<picture>.*?</picture>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    /// <summary>The last one named: narrow ones come first.</summary>
    [GeneratedRegex("type=\"image/jpeg\"[^>]* srcset=\"([^\"]*, )?(?<address>[^ \"]+) \\d+w\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Largest();
}
