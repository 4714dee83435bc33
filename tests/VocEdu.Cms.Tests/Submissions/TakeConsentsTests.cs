using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Tests.Writing;
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
        var entries = await EntriesAsync();
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
        Assert.That(await EntriesAsync(), Has.Count.EqualTo(2));
        Assert.That((await PeopleAsync(second)).Single().ConsentId, Is.EqualTo(entries.Single(c => c.PersonName == "Lò Văn Thợ").Id));
    }

    [Test]
    public async Task A_child_without_a_guardian_is_not_entered_and_blocks_publishing()
    {
        var id = await TakenAsync("Em nhỏ học nấu ăn", await PictureAsync(), new(ShownKind.People, false, "Giàng A Bé", "7-under-16", ["site"], ""));
        Assert.That((await PeopleAsync(id)).Single().ConsentId, Is.Null);
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Consent>().AnyAsync(c => c.PersonName == "Giàng A Bé")), Is.False);
    }

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

    private Task<List<Consent>> EntriesAsync() => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Set<Consent>().AsNoTracking().Where(c => c.UnitId == CmsApp.SchoolId).ToListAsync());

    private async Task<IReadOnlyList<VocEdu.Cms.Writing.PersonShown>> PeopleAsync(Guid id)
    {
        var item = await _app.ItemAsync(id);
        return (await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version))).Fields.People;
    }
}
