using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed class StructuredFormTests
{
    private static readonly JsonObject Guides = Demo("career-guides"), Schools = Demo("schools");

    private static readonly LookUps Lists = LookUps.Read(File.ReadAllBytes(VocEdu.Cms.Shared.ConfigFolder.Find(TestContext.CurrentContext.TestDirectory, "career-lookups.json")))
        .With(LookUps.Guides, Names(Guides["guides"]!)).With(LookUps.Schools, Names(Schools["schools"]!));

    public static IEnumerable<TestCaseData> All =>
    [
        .. Guides["guides"]!.AsArray().Select(guide => new TestCaseData("NGHE", guide!.AsObject()).SetArgDisplayNames((string)guide["id"]!)),
        .. Schools["schools"]!.AsArray().Select(school => new TestCaseData("COSO", school!.AsObject()).SetArgDisplayNames((string)school["id"]!)),
    ];

    [TestCaseSource(nameof(All))]
    public void Saving_an_untouched_form_changes_nothing(string genre, JsonObject told)
    {
        var odd = told.DeepClone().AsObject();
        AddUnknown(odd);
        var (json, mistakes) = Read(genre, Inputs(genre, odd), odd);
        Assert.That(mistakes, Is.Empty);
        Assert.That(JsonNode.DeepEquals(json, odd), json?.ToJsonString());
    }

    [TestCaseSource(nameof(All))]
    public void What_is_typed_anew_reads_back_as_the_same_form_and_the_same_page(string genre, JsonObject told)
    {
        var typed = Inputs(genre, told);
        var (json, mistakes) = Read(genre, typed, null);
        Assert.That(mistakes, Is.Empty);
        var again = Inputs(genre, json!);
        Assert.That(Flat(again), Is.EqualTo(Flat(typed)));
        Assert.That(JsonNode.DeepEquals(Read(genre, again, null).Json, json));
        if (genre == "NGHE") AssertSame(CareerGuide.Of(new() { Guide = Element(json!) })! with { Slug = (string)told["slug"]! }, CareerGuide.Of(new() { Guide = Element(told) })!);
        else AssertSame(SchoolProfile.Of(new() { School = Element(json!) })! with { Id = (string)told["id"]! }, SchoolProfile.Of(new() { School = Element(told) })!);
    }

    [TestCaseSource(nameof(All))]
    public void Unknown_members_stay_when_everything_known_is_changed(string genre, JsonObject told)
    {
        var odd = told.DeepClone().AsObject();
        AddUnknown(odd);
        var inputs = Flat(Inputs(genre, odd));
        foreach (var (name, values) in inputs.Where(input => input.Key.EndsWith("name", StringComparison.Ordinal) || input.Key.EndsWith("title", StringComparison.Ordinal)).ToList())
            inputs[name] = [values[0] + " (sửa)"];
        var (json, mistakes) = Read(genre, Posted(inputs), odd);
        Assert.That(mistakes, Is.Empty);
        Assert.That(CountUnknown(json!), Is.EqualTo(CountUnknown(odd)));
        Assert.That(json!.ToJsonString(), Is.Not.EqualTo(odd.ToJsonString()));
    }

    [Test]
    public void Emptied_or_removed_card_goes_and_the_others_keep_what_is_theirs()
    {
        var before = new JsonObject { ["faq"] = new JsonArray(Question("Một"), Question("Hai"), Question("Ba"), Question("Bốn")) };
        var inputs = Flat(Inputs("NGHE", before));
        (inputs["faq.0.q"], inputs["faq.0.a"]) = ([""], [" "]);
        inputs["faq.2.-"] = ["true"];
        (inputs["faq.4.q"], inputs["faq.4.a"]) = (["Năm?"], ["Có."]);
        var (json, _) = Read("NGHE", Posted(inputs), before);
        Assert.That(json!.ToJsonString(), Is.EqualTo(new JsonObject
        {
            ["faq"] = new JsonArray(Question("Hai"), Question("Bốn"), new JsonObject { ["q"] = "Năm?", ["a"] = "Có." }),
        }.ToJsonString()));
    }

    [Test]
    public void Rows_keep_bars_and_unknown_members_of_the_row_of_that_name()
    {
        var before = new JsonObject { ["skills"] = new JsonArray(new JsonObject { ["name"] = "A|B", ["text"] = "x | y", ["level"] = 3 }, new JsonObject { ["name"] = "C", ["text"] = null }) };
        var inputs = Flat(Inputs("NGHE", before));
        inputs["skills"] = ["C | mới\n" + inputs["skills"][0].Split('\n')[0]];
        var (json, _) = Read("NGHE", Posted(inputs), before);
        Assert.That(JsonNode.DeepEquals(json!["skills"], JsonNode.Parse("""[{"name":"C","text":"mới"},{"name":"A|B","text":"x | y","level":3}]""")), json.ToJsonString());
    }

    [TestCase("pay.min=8.000.000;pay.max=12.000.000;pay.period=2026-09", "pay.source", "Hãy ghi nguồn của số liệu thu nhập")]
    [TestCase("pay.min=8.000.000;pay.max=12.000.000;pay.source=Sở Nội vụ", "pay.period", "Hãy ghi tháng của số liệu thu nhập")]
    [TestCase("pay.min=9 triệu;pay.max=12.000.000;pay.source=Sở Nội vụ;pay.period=2026-09", "pay.min", "phải là một số nguyên")]
    [TestCase("pay.min=9000000;pay.max=8000000;pay.source=Sở Nội vụ;pay.period=2026-09", "pay.max", "không được nhỏ hơn mức thấp nhất")]
    [TestCase("demand.mark=cao;demand.period=09/2026", "demand.source", "Hãy ghi nguồn của số liệu nhu cầu")]
    [TestCase("demand.mark=rat-cao;demand.source=Sở Nội vụ;demand.period=09/2026", "demand.mark", "không có trong danh mục")]
    [TestCase("demand.mark=cao;demand.source=Sở Nội vụ;demand.period=tháng chín", "demand.period", "ví dụ 09/2026")]
    [TestCase("review.work.reviewedOn=31/02/2026;review.work.nextReviewOn=2027-01-01", "review.work.reviewedOn", "ngày có thật")]
    [TestCase("review.work.reviewedOn=2026-05-01;review.work.nextReviewOn=2026-04-01", "review.work.nextReviewOn", "không được trước ngày rà soát")]
    [TestCase("routes.short.0.available=false;routes.short.0.title=Không có lớp ngắn", "routes.short.0.entry", "hãy giải thích vì sao")]
    [TestCase("routes.short.0.available=true;routes.short.0.title=Hàn cơ bản", "routes.short.0.level", "Hãy chọn trình độ")]
    [TestCase("riasec=RR", "riasec", "một đến ba chữ khác nhau")]
    [TestCase("skills= | chỉ có mô tả", "skills", "chưa có tên")]
    [TestCase("schools=khong-co-truong-nay", "schools", "không còn trong danh sách")]
    public void Wrong_input_is_told_at_its_field(string typed, string field, string sentence)
    {
        var inputs = Flat(Inputs("NGHE", []));
        foreach (var pair in typed.Split(';')) inputs[pair.Split('=')[0]] = [pair.Split('=')[1]];
        var (_, mistakes) = Read("NGHE", Posted(inputs), null);
        Assert.That(mistakes.Select(mistake => mistake.Field), Is.EqualTo([$"Details.{field}"]));
        Assert.That(mistakes[0].Message, Does.Contain(sentence));
    }

    [Test]
    public void Closing_day_before_opening_day_is_told()
    {
        var inputs = Flat(Inputs("COSO", []));
        (inputs["admissions.windows.0.name"], inputs["admissions.windows.0.opensOn"], inputs["admissions.windows.0.closesOn"]) = (["Đợt 1"], ["2027-03-01"], ["2027-02-01"]);
        Assert.That(Read("COSO", Posted(inputs), null).Mistakes.Single().Field, Is.EqualTo("Details.admissions.windows.0.closesOn"));
    }

    [Test]
    public void Far_card_numbers_do_not_lengthen_the_page()
    {
        var inputs = Posted(new() { ["faq.999999999.q"] = ["Xa quá?"] });
        Assert.That(inputs.CardsToShow(Shape("NGHE").Sections[^1].Fields[0], "faq"), Is.EqualTo(1));
    }

    [Test]
    public void Untouched_empty_form_leaves_the_guide_unwritten() =>
        Assert.That(ShapeReading.Read(Shape("NGHE"), Inputs("NGHE", []), null, Lists).Json, Is.Null);

    [Test]
    public void Chosen_name_and_new_keys_are_written_beside()
    {
        var guide = Flat(Inputs("NGHE", []));
        (guide["demand.mark"], guide["demand.source"], guide["demand.period"]) = (["cao"], ["Sở Nội vụ"], ["9/2026"]);
        Assert.That(Read("NGHE", Posted(guide), null).Json!.ToJsonString(), Is.EqualTo(
            new JsonObject { ["demand"] = new JsonObject { ["mark"] = "cao", ["label"] = "Nhu cầu cao", ["source"] = "Sở Nội vụ", ["period"] = "2026-09" } }.ToJsonString()));

        var school = Flat(Inputs("COSO", []));
        foreach (var number in (int[])[0, 1])
            (school[$"programmes.{number}.name"], school[$"programmes.{number}.level"]) = (["Công nghệ hàn"], ["cao_dang"]);
        Assert.That(Read("COSO", Posted(school), null).Json!["programmes"]!.AsArray().Select(card => (string)card!["id"]!), Is.EqualTo(["cong-nghe-han", "cong-nghe-han-2"]));
    }

    private static (JsonObject? Json, IReadOnlyList<Refusal> Mistakes) Read(string genre, ShapeInputs typed, JsonObject? before)
    {
        var (json, mistakes) = ShapeReading.Read(Shape(genre), typed, before is null ? null : Element(before), Lists);
        return (json is { } told ? JsonObject.Create(told) : null, mistakes);
    }

    private static FormShape Shape(string code) => FormShape.For(Genres.All.Single(genre => genre.Code == code))!;

    private static ShapeInputs Inputs(string genre, JsonObject told) => Posted(Flat(ShapeInputs.Of(Shape(genre), Element(told))));

    /// <summary>As a browser would send them: over the wire, with its line ends.</summary>
    private static ShapeInputs Posted(Dictionary<string, string[]> inputs) => ShapeInputs.Of(
        new FormCollection(inputs.ToDictionary(input => ShapeInputs.Prefix + input.Key, input => new StringValues([.. input.Value.Select(value => value.ReplaceLineEndings("\r\n"))]))), null);

    private static Dictionary<string, string[]> Flat(ShapeInputs inputs) => inputs.Names.ToDictionary(name => name, name => inputs.All(name).ToArray());

    private static JsonObject Question(string text) => new() { ["q"] = text, ["a"] = "Có.", ["note"] = $"của {text}" };

    private static void AssertSame<T>(T one, T other) => Assert.That(JsonSerializer.Serialize(one), Is.EqualTo(JsonSerializer.Serialize(other)));

    private static JsonElement Element(JsonNode node) => node.Deserialize<JsonElement>();

    private static void AddUnknown(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) AddUnknown(item);
        if (node is not JsonObject owner) return;
        foreach (var (_, member) in owner.ToList()) AddUnknown(member);
        owner["khongBiet"] = new JsonArray(1, "hai", null);
    }

    private static int CountUnknown(JsonNode? node) => node switch
    {
        JsonArray list => list.Sum(CountUnknown),
        JsonObject owner => owner.Sum(member => member.Key == "khongBiet" ? 1 : CountUnknown(member.Value)),
        _ => 0,
    };

    private static IReadOnlyList<Choice> Names(JsonNode list) => [.. list.AsArray().Select(one => new Choice((string)one!["id"]!, (string)one["name"]!))];

    private static JsonObject Demo(string name)
    {
        for (var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "config", "demo", name + ".json") is var file && File.Exists(file))
                return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        throw new FileNotFoundException($"config/demo/{name}.json is in no folder above the tests.");
    }
}
