using System.Text.Json.Nodes;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Submissions;

/// <summary>What schools really send: fifteen raw stories, each through the form.</summary>
public sealed class RawStoryTests
{
    private static readonly JsonArray All = JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "config/demo/submissions.json")))!.AsArray();

    private CmsApp _app = null!;
    private HttpClient _school = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _school = await _app.SignInAsync(Role.Contributor);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    private static IEnumerable<TestCaseData> Stories => All.Select(story => new TestCaseData(story).SetArgDisplayNames(story!["id"]!.GetValue<string>()));

    [TestCaseSource(nameof(Stories))]
    public async Task Arrives_with_every_letter(JsonNode story)
    {
        var (title, body) = (story["title"]!.GetValue<string>(), story["body"]!.GetValue<string>());
        // What a browser pastes into a text field from a formatted page is its words.
        var typed = story["bodyFormat"]!.GetValue<string>() == "html" && HtmlImport.TryRead(body, out var read, out _) ? PlainTextRenderer.Render(read) : body;
        var fields = Schools.Form(title, typed);
        fields["Form.Genre"] = story["genreClaimed"]!.GetValue<string>();
        var id = await _school.ArriveAsync(fields);

        var sent = await _app.SubmissionAsync(id);
        var item = await Tests.Writing.Stories.ItemAsync(_app, id);
        Assert.Multiple(() =>
        {
            Assert.That(item.State, Is.EqualTo(ContentState.Submitted));
            Assert.That(Lines(sent.Text), Is.EqualTo(Lines(VietnameseText.Normalize(typed))));
            Assert.That(item.Title, Is.EqualTo(VietnameseText.Normalize(title).Trim()).Or.EndsWith("…"));
        });
    }

    // A form sends line ends as CR LF.
    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
