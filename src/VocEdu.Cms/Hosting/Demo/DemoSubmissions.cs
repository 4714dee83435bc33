using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Raw stories of the schools as they would send them; an officer makes something of them.</summary>
internal sealed class DemoSubmissions(DemoFiles files, DemoStory story)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var submission in files.Read("submissions").AsArray().Select(s => s!))
            await story.SendAsync(submission.Text("id"), Draft(submission), submission.Instant("submittedAt"), Writer(submission), cancel);
    }

    private static ContentDraft Draft(JsonNode submission) => new()
    {
        Genre = submission.Text("genreClaimed"),
        Section = Sections.For(Genres.Get(submission.Text("genreClaimed"))),
        UnitId = submission.Text("school"),
        Title = ChannelText.Fit(submission.Text("title"), 300),      // one school pasted a whole paragraph
        Summary = submission.TextOrNull("summary") ?? "",
        Body = submission.Text("bodyFormat") == "html"
            ? DemoBodies.Read(submission.Text("body"))
            : RichText.FromPlainText(submission.Text("body")),
        Fields = new ContentFields
        {
            Author = submission["submittedBy"]!.Text("name"),
            Source = new(SourceKind.Unit, null),
            EventDate = submission.Day("eventDate"),
            Place = submission.TextOrNull("place"),
            Themes = submission.Texts("themes"),
            Audiences = submission.Texts("audiences"),
        },
    };

    /// <summary>A contributor of the school. No account belongs to this person; the id is the same at every load.</summary>
    private static Actor Writer(JsonNode submission)
    {
        var by = submission["submittedBy"]!;
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"demo:{by.Text("email")}")).AsSpan(0, 16));
        return new Actor(id, by.Text("name"), Role.Contributor, submission.Text("school"));
    }
}
