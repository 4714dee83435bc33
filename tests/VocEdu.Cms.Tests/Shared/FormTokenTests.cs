using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Shared;

/// <summary>Every form that posts to us carries a token, and no view has to think of it.</summary>
public sealed partial class FormTokenTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public void No_view_writes_a_token_by_hand()
    {
        var views = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/VocEdu.Cms"), "*.cshtml", SearchOption.AllDirectories).ToList();
        var byHand = views.Where(view => ByHand().IsMatch(File.ReadAllText(view))).Select(Path.GetFileName);
        Assert.That(views, Is.Not.Empty);
        // The page that is kept for when there is no network holds nobody's token.
        Assert.That(byHand, Is.EquivalentTo(new[] { "_SubmitForm.cshtml" }));
    }

    [Test]
    public async Task Every_form_of_a_page_that_posts_has_one_token()
    {
        using var person = await _app.SignInAsync((Role)127);
        foreach (var address in new[] { "/quan-tri/noi-dung", "/quan-tri/noi-dung/moi", "/quan-tri/phieu-dong-y/moi", "/quan-tri/bai-don-vi-gui", "/quan-tri/gui-bai", "/quan-tri/tac-pham/nhap" })
        {
            var page = await person.GetStringAsync(address);
            var forms = Form().Matches(page).Select(form => form.Value).ToList();
            Assert.That(forms, Is.Not.Empty, address);
            Assert.That(forms.Where(form => form.Split("__RequestVerificationToken").Length != 2).Select(form => form.Split('\n')[0]), Is.Empty, address);
        }
    }

    [TestCase("/quan-tri/noi-dung", true)]
    [TestCase("?handler=Send", true)]
    [TestCase("https://example.vn/", false)]
    [TestCase("//example.vn/", false)]
    [TestCase("/\\example.vn", false)]
    [TestCase("javascript:alert(1)", false)]
    public async Task Only_an_address_of_ours_gets_the_token(string action, bool ours)
    {
        var form = await _app.AskAsync(services =>
        {
            var output = new TagHelperOutput("form", [new("method", "post"), new("action", new HtmlString(action))], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            var helper = new PostFormTagHelper(services.GetRequiredService<IHtmlGenerator>()) { ViewContext = new() { HttpContext = new DefaultHttpContext { RequestServices = services }, FormContext = new() } };
            helper.Process(new([], new Dictionary<object, object>(), "form"), output);
            return Task.FromResult(output.PostContent.GetContent());
        });
        Assert.That(form, ours ? Does.Contain("__RequestVerificationToken") : Is.Empty);
    }

    [GeneratedRegex("asp-antiforgery|AntiForgeryToken|__RequestVerificationToken", RegexOptions.None, 1000)]
    private static partial Regex ByHand();

    [GeneratedRegex("""<form\b[^>]*method="post".*?</form>""", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();
}
