using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Raw stories of the schools as they would send them; an officer makes something of them.</summary>
internal sealed class DemoSubmissions(DemoFiles files, DemoMedia media, DemoStory story, DemoPeople people, ManageCalls calls, CmsDb db, TimeProvider clock)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var submission in files.Read("submissions").AsArray().Select(s => s!))
        {
            var sent = await PicturesAsync(submission, cancel);
            await story.SendAsync(submission.Text("id"), Draft(submission, sent), submission.Text("body"), sent, submission.Instant("submittedAt"), Writer(submission), cancel);
        }

        await CallAsync(cancel);
    }

    /// <summary>One open call to every school, so that its pages have something to show.</summary>
    private async Task CallAsync(CancellationToken cancel)
    {
        if (await db.Set<StoryCall>().AnyAsync(cancel)) return;
        var schools = await db.Units.Where(u => u.Kind.StartsWith("truong_") || u.Kind.StartsWith("trung_tam_")).Select(u => u.Id).ToListAsync(cancel);
        var call = new CallFields(
            "Người học nghề làm hàng Tết", "Kể về một lớp hoặc một nhóm người học đang làm sản phẩm bán dịp Tết: làm gì, học được gì, bán ở đâu. Kèm hai đến năm ảnh tại xưởng.",
            ["TIN", "BAI", "PSA"], Wanted: 10, Vietnam.Today(clock).AddDays(21));
        var (_, refusal) = await calls.OpenAsync(call, schools, await people.ActorAsync("bientapvien"), cancel);
        if (refusal is not null) throw new InvalidOperationException($"Demo call: {refusal.Message}");
    }

    /// <summary>What the school photographed, drawn by the demo.</summary>
    private async Task<List<SentFile>> PicturesAsync(JsonNode submission, CancellationToken cancel)
    {
        var sent = new List<SentFile>();
        foreach (var attachment in submission["attachments"]!.AsArray().Select(a => a!).Where(a => a.TextOrNull("picture") is not null))
        {
            var (caption, credit) = (attachment.TextOrNull("caption") ?? "", attachment.TextOrNull("credit") ?? "");
            var picture = await media.PhotographAsync(attachment.Text("picture"), Path.ChangeExtension(attachment.Text("file"), ".jpg"), attachment.TextOrNull("alt") ?? "", credit,
                await people.ActorAsync("bientapvien"), Writer(submission), cancel);
            if (sent.TrueForAll(file => file.MediaId != picture.Id)) sent.Add(new(picture.Id, caption, credit, Shows(attachment)));
        }

        return sent;
    }

    private static PictureShows Shows(JsonNode attachment) => (attachment["people"], attachment.TextOrNull("consent")) switch
    {
        (null, _) => PictureShows.Unsaid,
        ({ } people, _) when !people["facesRecognisable"]!.GetValue<bool>() => PictureShows.Unsaid with { Kind = ShownKind.Nobody },
        ({ } people, var consent) => new(ShownKind.People, Noticed: false, "", people.TextOrNull("ageBand") ?? AgeBand.Adult.Code(), consent is null ? [] : ["site", "facebook"], consent ?? ""),
    };

    private static ContentDraft Draft(JsonNode submission, IReadOnlyList<SentFile> pictures) => new()
    {
        Genre = submission.Text("genreClaimed"),
        Section = Sections.For(Genres.Get(submission.Text("genreClaimed"))),
        UnitId = submission.Text("school"),
        Title = ChannelText.Fit(submission.Text("title"), 300),      // one school pasted a whole paragraph
        Summary = submission.TextOrNull("summary") ?? "",
        Body = StoryBody.Append(submission.Text("bodyFormat") == "html"
            ? DemoBodies.Read(submission.Text("body"))
            : RichText.FromPlainText(submission.Text("body")), "", pictures)!,
        Fields = new ContentFields
        {
            Author = submission["submittedBy"]!.Text("name"),
            Source = new(SourceKind.Unit, null),
            EventDate = submission.Day("eventDate"),
            Place = submission.TextOrNull("place"),
            Cover = pictures is [var first, ..] ? new(first.MediaId, first.Caption) : null,
            People = PeopleShown.In([], pictures),
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
