using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Reads the demo's JSON into drafts as an editor would have typed them.</summary>
internal static class DemoDrafts
{
    public static ContentDraft Item(JsonNode item, RichText body, Func<string, Guid> media, Func<string, Guid?> other)
    {
        var film = item.TextOrNull("videoAsset") ?? item.TextOrNull("audioAsset");
        var document = item["document"];
        var file = item["file"]?.TextOrNull("asset") ?? document?.TextOrNull("file");
        return new ContentDraft
        {
            Genre = item.Text("genre"),
            Section = item.Text("section"),
            UnitId = item.Text("unit"),
            Title = item.Text("title"),
            Slug = item.Text("slug"),
            Summary = item.Text("summary"),
            Body = body,
            ChannelTexts = item["audioAsset"] is null ? Channels(item["channelTexts"]!) : Channels(item["channelTexts"]!) with { YouTube = null },     // no film yet
            Fields = new ContentFields
            {
                Author = item.Text("author"),
                Responsible = item.Text("responsible"),
                Source = new(item["source"]!.Text("kind") == "unit" ? SourceKind.Unit : SourceKind.Own, item["source"]!.Text("text")),
                AiUsed = item["aiUsed"]!.GetValue<bool>(),
                Cover = item.TextOrNull("coverAsset") is { } cover ? new(media(cover), item.Text("coverAlt"), Credit: "Minh họa") : null,
                Themes = item.Texts("themes"),
                Audiences = item.Texts("audiences"),
                Activities = item.Texts("planActivities"),
                Tags = item.Texts("tags"),
                Schools = item.Texts("schools"),
                Guides = item.Texts("guides"),
                Series = item["series"] is { } series ? new(series.Text("id"), series["part"]!.GetValue<int>()) : null,
                EventDate = item.Day("eventDate"),
                Place = item.TextOrNull("place"),
                Interviewee = item["interviewee"] is { } guest ? new(guest.Text("name"), guest.Text("position"), "adult", LawfulBasis.StateActivity, null) : null,
                People = [.. item["people"]!.AsArray().Select(p => Person(p!))],
                DataSource = item.TextOrNull("dataSource"),
                Video = film is null ? null : Film(item, media(film)),
                File = file is null ? null : FileOf(item, media(file)),
                ValidFrom = item["validity"]?.Day("from") ?? document?.Day("validFrom"),
                ValidTo = item["validity"]?.Day("to") ?? document?.Day("validTo"),
                Event = item["event"] is { } ev
                    ? new(ev.Instant("start"), ev.Instant("end"), ev.Text("organiser"), ev.TextOrNull("registration"), ev["free"]!.GetValue<bool>())
                    : null,
                Document = document is null ? null
                    : new(document.Text("type"), document.Text("number"), document.Day("date")!.Value, document.Text("body"), document.Text("subject")),
                Script = item.TextOrNull("script"),
                Broadcast = item["broadcast"] is { } aired ? Aired(aired) : null,
                VersionOf = item.TextOrNull("versionOf") is { } original ? other(original) : null,
            },
        };
    }

    public static ContentDraft Guide(JsonNode guide, Guid cover)
    {
        var plan = guide["classification"]!.Text("plan");
        return new ContentDraft
        {
            Genre = "NGHE",
            Section = "nghe",
            UnitId = DemoUnits.Division,
            Title = guide.Text("name"),
            Slug = guide.Text("slug"),
            Summary = guide.Text("summary"),
            Body = RichText.Empty,
            Fields = new ContentFields
            {
                Author = "Phòng Giáo dục nghề nghiệp",
                Source = new(SourceKind.Own, "Nội dung minh họa cho bản trình diễn."),
                Cover = new(cover, $"Minh họa nghề {guide.Text("name")}", Credit: "Minh họa"),
                Themes = [.. guide["classification"]!.Texts("themes").Select(code => $"{plan}:{code}")],
                Audiences = [.. guide["classification"]!.Texts("audiences").Select(code => $"{plan}:{code}")],
                Tags = guide.Texts("folkNames"),
                Schools = guide.Texts("schools"),
                Guides = [guide.Text("slug")],
                Guide = guide.Deserialize<JsonElement>(),
            },
        };
    }

    public static ContentDraft School(JsonNode school, Guid cover) => new()
    {
        Genre = "COSO",
        Section = "truong",
        UnitId = school.Text("id"),
        Title = school.Text("name"),
        Slug = school.Text("id"),
        Summary = school.TextOrNull("introduction") is { } introduction
            ? ChannelText.Fit(introduction, 200)
            : $"{school.Text("name")}, {school.TextOrNull("commune")}.",
        Body = RichText.Empty,
        Fields = new ContentFields
        {
            Author = school.Text("name"),
            Source = new(SourceKind.Unit, "Thông tin minh họa cho bản trình diễn."),
            Cover = new(cover, $"Minh họa {school.Text("name")}", Credit: "Minh họa"),
            Schools = [school.Text("id")],
            Guides = [.. school["programmes"]?.AsArray().Where(p => p!["inLicence"]!.GetValue<bool>()).Select(p => p!.Text("guide")).Distinct()
                ?? school.Texts("guides")],
            School = school.Deserialize<JsonElement>(),
        },
    };

    private static ChannelTexts Channels(JsonNode texts) => new(
        Facebook: texts.TextOrNull("facebook") is { } facebook ? new(facebook) : null,
        YouTube: texts.TextOrNull("youtubeTitle") is { } title ? new(title, texts.TextOrNull("youtubeDescription") ?? title) : null,
        Zalo: texts.TextOrNull("zaloTitle") is { } zalo && texts.TextOrNull("zaloDescription") is { } description ? new(zalo, description) : null);

    private static PersonShown Person(JsonNode person) => new(
        person.TextOrNull("name"), person.TextOrNull("role"), person.TextOrNull("ageBand"),
        person.TextOrNull("lawfulBasis") switch
        {
            "consent" => LawfulBasis.Consent,
            "public_event" => LawfulBasis.PublicEvent,
            "state_activity" => LawfulBasis.StateActivity,
            _ => null,
        },
        person.TextOrNull("consentRef"), Announced: person["recordingNoticeGiven"]?.GetValue<bool>() ?? false);

    private static VideoFields Film(JsonNode item, Guid media) => new(
        media, item["durationSec"]!.GetValue<int>(), item.Text("transcript"),
        [.. item["captions"]?.AsArray().Select(c => new Caption(c!["start"]!.GetValue<double>(), c["end"]!.GetValue<double>(), c.Text("text"))) ?? []]);

    private static BroadcastFields Aired(JsonNode aired) => new(
        aired.TextOrNull("priority") is "uu_tien" ? BroadcastPriority.High : BroadcastPriority.Normal,
        aired.Instant("airFrom"), aired.Instant("airTo"), aired["repeats"]?.GetValue<int>(), string.Join(", ", aired.Texts("communes")));

    private static FileFields FileOf(JsonNode item, Guid media)
    {
        var licence = item["print"]?["licence"];
        return new(media, item["file"]?["public"]?.GetValue<bool>() ?? true, item["file"]?["pages"]?.GetValue<int>(),
            licence?.TextOrNull("number"), licence?.Day("date"), licence?.TextOrNull("issuer"),
            item["print"]?["copies"]?.GetValue<int>(), item.TextOrNull("edition"));
    }
}
