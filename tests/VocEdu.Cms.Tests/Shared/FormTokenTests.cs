using System.Text.RegularExpressions;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Shared;

/// <summary>A form that names its own address gets no token by itself, and the server refuses it.</summary>
public sealed partial class FormTokenTests
{
    [Test]
    public void Every_form_that_posts_to_an_address_of_its_own_sends_its_token()
    {
        var views = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/VocEdu.Cms"), "*.cshtml", SearchOption.AllDirectories);
        var forms = views.SelectMany(view => Form().Matches(File.ReadAllText(view)).Select(form => (View: Path.GetFileName(view), Text: form.Value)))
            .Where(form => form.Text.Contains(" action=", StringComparison.Ordinal)).ToList();
        var without = forms.Where(form => !form.Text.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal)
            && !form.Text.Contains("AntiForgeryToken()", StringComparison.Ordinal) && !form.Text.Contains("__RequestVerificationToken", StringComparison.Ordinal));

        Assert.That(forms, Is.Not.Empty);
        Assert.That(without.Select(form => $"{form.View}: {form.Text.Split('\n')[0]}"), Is.Empty);
    }

    [GeneratedRegex("""<form\b[^>]*method="post".*?</form>""", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();
}
