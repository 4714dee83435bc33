using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Works;

public sealed class OneWorkTests : EngineFixture
{
    [Test]
    public async Task Press_report_of_an_own_story_counts_once_on_the_earlier_day_and_can_be_separated_again()
    {
        var own = await PublishAsync(Story("content:1"));
        var press = await RecordAsync(Start.AddDays(-3));
        Assert.That(await CountedAsync(), Has.Count.EqualTo(2));

        Assert.That(await MergeAsync(own.Id, press), Is.Null);
        Assert.That(await CountedAsync(), Is.EqualTo(new[] { new DateOnly(2026, 11, 18) }));
        Assert.That((await MergeAsync(press, own.Id))!.Code, Is.EqualTo("merge.already"));

        Assert.That(await Node.AskAsync<MergeWorks, Refusal?>(use => use.UndoAsync(own.Id, "Hai bài khác nhau", "Hòa", default)), Is.Null);
        Assert.That(await CountedAsync(), Has.Count.EqualTo(2));
        Assert.That(await Node.QueryAsync(db => db.Ledger.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()),
            Is.EqualTo(new[] { "published", "recorded", "merged", "unmerged" }));
    }

    [Test]
    public async Task When_the_counted_publication_proves_a_mistake_the_next_one_counts()
    {
        await PublishAsync(Story("content:1"));
        await PublishAsync(Story("content:2", "VIDEO", Start.AddDays(2)) with { VersionOf = "content:1" });

        await Node.AskAsync<TakeDownWork, Work?>(use => use.RunAsync("content:1", Takedown.PublishedByMistake, "Nhầm", "Hòa", default));

        Assert.That(await CountedAsync(), Is.EqualTo(new[] { new DateOnly(2026, 11, 23) }));
        Assert.That(await Node.QueryAsync(db => db.Ledger.OrderByDescending(e => e.Number).Select(e => e.Action).FirstAsync()), Is.EqualTo("recounted"));
        Assert.That((await Node.AskAsync<VerifyLedger, LedgerReport>(use => use.RunAsync(default))).Flaw, Is.Null);
    }

    [Test]
    public async Task Original_and_translation_published_at_the_same_moment_count_once()
    {
        for (var i = 0; i < 6; i++)
        {
            var (original, version) = ($"content:{i}", $"content:{i}-en");
            await Task.WhenAll(PublishAsync(Story(original)), PublishAsync(Story(version) with { VersionOf = original }));
        }

        Assert.That(await CountedAsync(), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Date_is_corrected_by_two_people_and_the_ledger_names_both()
    {
        var work = await PublishAsync(Story("content:1"));
        Assert.That((await AskAsync(work.Id, Start.AddDays(-40), " "))!.Field, Is.EqualTo("reason"));
        Assert.That((await AskAsync(work.Id, Start.AddDays(1), "Nhầm"))!.Field, Is.EqualTo("becomes"));
        Assert.That(await AskAsync(work.Id, Start.AddDays(-40), "Báo đã đăng trước"), Is.Null);
        Assert.That((await AskAsync(work.Id, Start.AddDays(-41), "Nhầm"))!.Code, Is.EqualTo("date.open"));
        Assert.That(await CountedAsync(), Is.EqualTo(new[] { new DateOnly(2026, 11, 21) }), "nothing moves before it is approved");

        var id = await Node.QueryAsync(db => db.DateCorrections.Select(c => c.Id).SingleAsync());
        Assert.That((await DecideAsync(id, "1"))!.Code, Is.EqualTo("date.own"));
        Assert.That(await DecideAsync(id, "2"), Is.Null);
        Assert.That((await DecideAsync(id, "2"))!.Code, Is.EqualTo("date.decided"));

        Assert.That(await CountedAsync(), Is.EqualTo(new[] { new DateOnly(2026, 10, 12) }));
        var entry = await Node.QueryAsync(db => db.Ledger.OrderByDescending(e => e.Number).FirstAsync());
        Assert.That((entry.Action, entry.Actor), Is.EqualTo(("date-corrected", "An")));
        Assert.That(entry.Details, Does.Contain("Báo đã đăng trước").And.Contain("Hòa").And.Contain("12/10/2026"));
        Assert.That((await Node.AskAsync<VerifyLedger, LedgerReport>(use => use.RunAsync(default))).Flaw, Is.Null);
    }

    [Test]
    public async Task Contributing_units_are_named_in_the_ledger_and_counted_nowhere()
    {
        var work = await PublishAsync(Story("content:1", unit: "a"));

        await Node.AskAsync<SetContributors, Refusal?>(use => use.RunAsync(work.Id, ["b", "a", "b"], "Hòa", default));
        await PublishAsync(Story("content:1", unit: "a"));

        Assert.That(await Node.QueryAsync(db => db.Works.Select(w => w.Contributors).SingleAsync()), Is.EqualTo(new[] { "b" }), "a later version does not forget them");
        Assert.That(await Node.QueryAsync(db => db.CountedDays.Where(d => d.Kind == Publishing.Targets.FigureKind.Unit).Select(d => $"{d.Code} {d.Count}").ToListAsync()), Is.EqualTo(new[] { "a 1" }));
    }

    private Task<Refusal?> AskAsync(Guid work, DateTimeOffset becomes, string reason) =>
        Node.AskAsync<CorrectDate, Refusal?>(use => use.AskAsync(work, becomes, reason, "1", "Hòa", default));

    private Task<Refusal?> DecideAsync(Guid id, string key) => Node.AskAsync<CorrectDate, Refusal?>(use => use.DecideAsync(id, true, null, key, "An", default));

    private Task<Refusal?> MergeAsync(Guid work, Guid into) => Node.AskAsync<MergeWorks, Refusal?>(use => use.RunAsync(work, into, "Cùng một bài", "Hòa", default));

    private Task<List<DateOnly>> CountedAsync() => Node.QueryAsync(db => db.Works.Where(w => w.Counts).Select(w => w.FirstPublicOn).Order().ToListAsync());

    private Task<Guid> RecordAsync(DateTimeOffset at) => Node.AskAsync<RecordExternalWork, Guid>(async use => (await use.RunAsync(new ExternalWork(
        Guid.NewGuid(), "TIN", "Trường nghề mở ngày hội", "Báo Hải Dương", null, at, "phong-gdnn", "Phòng Giáo dục nghề nghiệp",
        [new(EvidenceKind.Link, "https://bao.example.vn/1")]), "Hòa", default)).Work!.Id);
}
