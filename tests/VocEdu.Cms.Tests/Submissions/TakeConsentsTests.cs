using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Tests.Consents;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Tests.Submissions;

/// <summary>Consents that come with a story are entries of the register once it is taken in.</summary>
public sealed class TakeConsentsTests
{
    private CmsApp _app = null!;
    private Actor _sender = null!, _officer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _sender = await ActorAsync(Role.Contributor);
        _officer = await ActorAsync(Role.Editor);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task What_people_agreed_to_is_in_the_register_and_on_both_sides_and_nobody_is_doubled()
    {
        var picture = await PictureAsync();
        var first = await TakenAsync("Học nghề hàn", picture, new(ShownKind.People, false, "Lò Văn Thợ, Bàn Thị Hàn", "adult", ["site", "facebook"], ""));
        var entries = await EntriesAsync("Lò Văn Thợ", "Bàn Thị Hàn");
        Assert.That(entries.Select(c => (c.PersonName, c.Purposes)), Is.EquivalentTo(new[]
        {
            ("Lò Văn Thợ", ConsentPurpose.Site | ConsentPurpose.Facebook), ("Bàn Thị Hàn", ConsentPurpose.Site | ConsentPurpose.Facebook),
        }));
        Assert.That(entries.Select(c => c.Form), Is.All.EqualTo(ConsentForm.Electronic));
        Assert.That(entries.Select(c => c.Method), Is.All.Contains("Học nghề hàn"));

        var people = await PeopleAsync(first);
        Assert.That(people.Select(p => (p.Name, p.ConsentReference)), Is.EquivalentTo(entries.Select(c => ((string?)c.PersonName, (string?)c.Number))), "the item names the entries");
        var used = await _app.AskAsync(s => s.GetRequiredService<ConsentUses>().Items(entries[0].Id).Select(i => i.Id).ToListAsync());
        Assert.That(used, Is.EqualTo(new[] { first }), "the entry names the item");
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<ConsentUses>().Files(entries[0].Id).Select(f => f.Id).ToListAsync()), Is.EqualTo(new[] { picture }));
        Assert.That(await _app.AskAsync(async s => await s.GetRequiredService<StepHolders>().AuthorsAsync(await _app.ItemAsync(first), CancellationToken.None)), Does.Not.Contain(_officer.Id!.Value), "taking a story in makes nobody its author");

        var second = await TakenAsync("Học nghề hàn, kỳ hai", await PictureAsync(), new(ShownKind.People, false, "Lò Văn Thợ", "adult", ["site"], ""));
        Assert.That(await EntriesAsync("Lò Văn Thợ", "Bàn Thị Hàn"), Has.Count.EqualTo(2));
        Assert.That((await PeopleAsync(second)).Single().ConsentId, Is.EqualTo(entries.Single(c => c.PersonName == "Lò Văn Thợ").Id));
    }

    [Test]
    public async Task A_childs_consent_says_what_it_lacks_and_no_longer_blocks_once_the_school_has_named_a_guardian()
    {
        var id = await TakenAsync("Em nhỏ học nấu ăn", await PictureAsync(), new(ShownKind.People, false, "Giàng A Bé", "7-under-16", ["site"], ""));
        var entry = (await EntriesAsync("Giàng A Bé")).Single();
        Assert.That((await PeopleAsync(id)).Single().ConsentId, Is.EqualTo(entry.Id), "it is in the register and the item names it");
        Assert.That(await BlockingAsync(id), Has.Count.EqualTo(1).And.All.Contains("Hãy bổ sung vào phiếu"));

        using var school = await _app.SignInAsync(Role.Contributor);
        using var officer = await _app.SignInAsync(Role.Editor);
        using var stranger = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        var address = $"/quan-tri/phieu-dong-y/{entry.Id}";
        Assert.That(await school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}"), Does.Contain($"{address}#bo-sung"), "the school sees where");
        Assert.That(await officer.GetStringAsync($"/quan-tri/bai-don-vi-gui/{id}"), Does.Contain($"{address}#bo-sung"), "and so does the officer");
        Assert.That(await school.GetStringAsync("/quan-tri/phieu-dong-y?Show=WithoutGuardian"), Does.Contain("Giàng A Bé").And.Not.Contain("Lò Văn Thợ"));
        Assert.That(await ToldAsync(_sender), Does.Contain(address), "the sender was asked for it");

        var nameless = await school.SubmitAsync(address, new() { ["Guardian.Relation"] = "mẹ nuôi" }, $"{address}?handler=Guardian");
        Assert.That(nameless.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await nameless.Content.ReadAsStringAsync(), Does.Contain("Vui lòng nhập tên cha, mẹ hoặc người giám hộ.").And.Contain("mẹ nuôi"), "what was typed stays");
        var named = new Dictionary<string, string> { ["Guardian.Name"] = "Giàng Thị Mẹ", ["Guardian.Agreed"] = "true" };
        Assert.That((await stranger.SubmitAsync("/quan-tri/phieu-dong-y/moi", named, $"{address}?handler=Guardian")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await BlockingAsync(id), Is.Not.Empty);

        Assert.That((await school.SubmitAsync(address, named, $"{address}?handler=Guardian")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await BlockingAsync(id), Is.Empty);
        Assert.That(await school.GetStringAsync(address), Does.Contain("Giàng Thị Mẹ").And.Not.Contain("Thiếu người giám hộ"));
        Assert.That(await school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}"), Does.Not.Contain("#bo-sung"));
        Assert.That(await ToldAsync(_officer), Does.Contain(address), "who works on the item may go on");
    }

    [Test]
    public async Task A_teacher_beside_a_child_is_told_apart_by_a_birthday()
    {
        var id = await TakenAsync("Cô giáo và em nhỏ", await PictureAsync(), new(ShownKind.People, false, "Lý Thị Cô, Lý A Em", "under-7", ["site"], ""));
        var teacher = (await EntriesAsync("Lý Thị Cô")).Single();
        Assert.That(await CompleteAsync(teacher.Id, new(null, null, null, Agreed: false, new(1985, 3, 2))), Is.Null);
        Assert.That(await BlockingAsync(id), Has.Count.EqualTo(1).And.All.Contains("Lý A Em"));
        Assert.That(await CompleteAsync(teacher.Id, new("Ai đó", null, null, Agreed: true, null)), Is.EqualTo("consent.complete"), "it is said once");
    }

    [Test]
    public async Task A_paper_with_a_guardian_that_is_there_before_is_used()
    {
        var paper = await _app.ConsentAsync(Consenting.Given(_app, "Vàng Thị Nhỏ"));
        var id = await TakenAsync("Em Nhỏ học may", await PictureAsync(), new(ShownKind.People, false, "Vàng Thị Nhỏ", "7-under-16", ["site", "facebook"], ""));
        Assert.That((await PeopleAsync(id)).Single().ConsentId, Is.EqualTo(paper.Id));
        Assert.That(await BlockingAsync(id), Is.Empty);
    }

    private Task<string?> CompleteAsync(Guid id, GuardianNamed given) =>
        _app.AskAsync(async s => (await s.GetRequiredService<CompleteConsent>().RunAsync(id, given, _sender, CancellationToken.None))?.Code);

    private async Task<List<string>> BlockingAsync(Guid id)
    {
        var item = await _app.ItemAsync(id);
        return await _app.AskAsync(async s =>
        {
            var version = await s.GetRequiredService<CmsDb>().Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version);
            return (await s.GetRequiredService<ItemConsents>().CheckAsync(ContentDraft.Of(version), new(2026, 11, 21), CancellationToken.None)).Where(f => f.Blocks).Select(f => f.Message).Distinct().ToList();
        });
    }

    private Task<List<string>> ToldAsync(Actor actor) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.AsNoTracking().Where(n => n.PersonId == actor.Id).Select(n => n.Path).ToListAsync());

    private async Task<Actor> ActorAsync(Role role)
    {
        var person = await _app.PersonAsync(role);
        return new(person.Id, person.FullName, person.Roles, person.UnitId);
    }

    private Task<Guid> PictureAsync() => _app.AskAsync(async services =>
    {
        await using var picture = new MemoryStream(Schools.Picture((byte)Random.Shared.Next(1, 255)));
        var (file, refusal) = await services.GetRequiredService<AddMedia>().RunAsync(picture, "anh.png", "Giờ thực hành", "Nhà trường", _sender, CancellationToken.None);
        return file?.Id ?? throw new InvalidOperationException(refusal!.Message);
    });

    private async Task<Guid> TakenAsync(string title, Guid picture, PictureShows shows)
    {
        var outcome = await _app.AskAsync(s => s.GetRequiredService<SendStory>().RunAsync(null, new(Guid.NewGuid(), 0, "TIN", title, "Sáng nay trường mở lớp.", false, new(2026, 11, 20), "Xưởng",
            null, [new(picture, "Giờ thực hành", "Nhà trường", shows)]), _sender, CancellationToken.None));
        var id = ((SendOutcome.Arrived)outcome).ItemId;
        await _app.MoveAsync(id, ContentState.Received, _officer);
        return id;
    }

    private Task<List<Consent>> EntriesAsync(params string[] names) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Consent>().AsNoTracking().Where(c => c.UnitId == CmsApp.SchoolId && names.Contains(c.PersonName)).ToListAsync());

    private async Task<IReadOnlyList<PersonShown>> PeopleAsync(Guid id)
    {
        var item = await _app.ItemAsync(id);
        return (await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version))).Fields.People;
    }
}
