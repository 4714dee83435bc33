using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Targets;

public sealed class CountProgressTests : EngineFixture
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [SetUp]
    public async Task LoadPlans()
    {
        await LoadAsync("config/plans.json");
        await LoadAsync("config/demo/plans.json");
    }

    [Test]
    public async Task Plans_come_with_their_counting_targets_and_the_demo_extends_one()
    {
        await LoadAsync("config/plans.json");
        await LoadAsync("config/demo/plans.json");

        var targets = await Node.QueryAsync(db => db.Targets.Where(t => t.PlanCode == "KH3066-2021").OrderBy(t => t.Year)
            .Select(t => $"{t.Code} {t.Year} {t.Value}").ToListAsync());
        var plan = await Node.QueryAsync(db => db.Plans.SingleAsync(p => p.Code == "KH3066-2021"));

        Assert.That(await Node.QueryAsync(db => db.Plans.CountAsync()), Is.EqualTo(5));
        Assert.That(targets, Is.EqualTo(Enumerable.Range(2021, 6).Select(year => $"CT1 {year} 180")));
        Assert.That((plan.FirstYear, plan.LastYear, plan.Window), Is.EqualTo((2021, 2026, WindowKind.Rule)));
    }

    [Test]
    public async Task Only_the_plans_year_counts_to_the_day_at_both_ends()
    {
        await PublishAsync(Story("content:1", at: Local(2025, 12, 14, 23, 59)));
        await PublishAsync(Story("content:2", at: Local(2025, 12, 15, 0, 0)));
        await PublishAsync(Story("content:3", at: Local(2026, 11, 21, 23, 59)));
        await PublishAsync(Story("content:4", at: Local(2026, 11, 22, 0, 0)));

        var progress = await CountAsync(Today);

        Assert.That((progress!.Progress.Done, progress.Target.Value), Is.EqualTo((2, 180)));
        Assert.That((progress.Progress.Period.From, progress.Progress.Period.To), Is.EqualTo((new DateOnly(2025, 12, 15), new DateOnly(2026, 12, 14))));
        Assert.That(progress.Progress.ExpectedToday, Is.EqualTo(180 * 342 / 365.0).Within(0.001));
    }

    [Test]
    public async Task Every_number_opens_the_list_it_counts()
    {
        for (var i = 0; i < 7; i++)
            await PublishAsync(Story($"content:{i}", i % 2 == 0 ? "TIN" : "VIDEO", Local(2026, 3, i + 1, 9, 0), i < 5 ? "phong-gdnn" : "tc-nghe-tay-ha"));
        await PublishAsync(Story("content:tb", "THONGBAO"));

        var progress = (await CountAsync(Today))!;

        Assert.That(progress.ByGenre.Select(f => (f.Name, f.Count)), Is.EqualTo(new[] { ("Tin", 4), ("Video clip", 3) }));
        Assert.That(progress.ByUnit.Select(f => (f.Code, f.Count)), Is.EqualTo(new[] { ("phong-gdnn", 5), ("tc-nghe-tay-ha", 2) }));
        foreach (var figure in progress.ByGenre.Concat(progress.ByUnit))
            Assert.That((await ListAsync(figure.Opens)).Count, Is.EqualTo(figure.Count), figure.Name);
        Assert.That((await ListAsync(progress.Done)).Count, Is.EqualTo(progress.Progress.Done));
    }

    [Test]
    public async Task Unit_that_was_renamed_is_one_figure_under_its_newest_name()
    {
        await PublishAsync(Story("content:1", at: Local(2026, 2, 1, 9, 0)) with { UnitName = "Tên cũ" });
        await PublishAsync(Story("content:2", at: Local(2026, 9, 1, 9, 0)) with { UnitName = "Tên mới" });

        Assert.That((await CountAsync(Today))!.ByUnit.Select(f => (f.Name, f.Count)), Is.EqualTo(new[] { ("Tên mới", 2) }));
    }

    [Test]
    public async Task Plan_that_accepts_no_press_counts_own_works_only()
    {
        await PublishAsync(Story("content:1"));
        await Node.AskAsync<RecordExternalWork, bool>(async use => (await use.RunAsync(new ExternalWork(
            Guid.NewGuid(), "TIN", "Tin báo", "Báo", null, Start, "phong-gdnn", "Phòng", [new(EvidenceKind.Link, "https://bao.example.vn/1")]),
            "Hòa", default)).Work is not null);
        Assert.That((await CountAsync(Today))!.Progress.Done, Is.EqualTo(2));

        await LoadTextAsync("""{ "amendments": [{ "plan": "KH3066-2021", "acceptsPress": false }] }""");
        Assert.That((await CountAsync(Today))!.Progress.Done, Is.EqualTo(1));
    }

    [Test]
    public async Task Window_of_the_plan_can_be_the_calendar_or_its_own_closing_day()
    {
        await PublishAsync(Story("content:1", at: Local(2025, 12, 20, 9, 0)));
        await PublishAsync(Story("content:2", at: Local(2026, 1, 20, 9, 0)));

        await LoadTextAsync("""{ "amendments": [{ "plan": "KH3066-2021", "window": "Calendar" }] }""");
        Assert.That((await CountAsync(Today))!.Progress.Done, Is.EqualTo(1));

        await LoadTextAsync("""{ "amendments": [{ "plan": "KH3066-2021", "window": "ClosingDay", "closingDay": "11-30" }] }""");
        Assert.That((await CountAsync(Today))!.Progress.Period.To, Is.EqualTo(new DateOnly(2026, 11, 30)));
        Assert.That((await CountAsync(Today))!.Progress.Done, Is.EqualTo(2));
    }

    [Test]
    public async Task Plan_without_a_target_in_that_year_has_no_progress()
    {
        Assert.That(await CountAsync(new DateOnly(2031, 1, 1)), Is.Null);
    }

    [Test]
    public void Amendment_of_an_unknown_plan_is_named()
    {
        Assert.That(() => LoadTextAsync("""{ "amendments": [{ "plan": "KHONG-CO" }] }"""),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("KHONG-CO"));
        Assert.That(() => LoadTextAsync("[]"), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public async Task Figures_and_lists_read_the_index_of_their_days_however_long_the_history_is()
    {
        await PublishAsync(Story("content:1"));
        await ExecuteAsync("""
            create temporary table one as select * from publishing.work;
            alter table one drop column title_key;
            alter table publishing.work disable trigger tally_work;
            insert into publishing.work select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'source', 'x:' || n,
              'reference', 'VE-' || n, 'first_public_on', date '1990-01-01' + (n % 12000)))).* from one, generate_series(1, 20000) n;
            insert into publishing.counted_day (kind, day, code, origin, count)
            select k, date '1990-01-01' + n, 'TIN', 'Own', 2 from unnest(array['Genre', 'Unit', 'Theme']) k, generate_series(1, 12000) n;
            analyze publishing.work;
            analyze publishing.counted_day
            """);

        var plan = await ExplainAsync("""
            select kind, code, sum(count) from publishing.counted_day
            where kind = any(array['Genre', 'Unit', 'Theme', 'Audience', 'Activity', 'Posting']) and day between '2022-12-15' and '2023-11-21' group by kind, code
            """);
        var page = await ExplainAsync("""
            select * from publishing.work where first_public_on >= '2000-01-01' and first_public_on <= '2026-11-21'
              and (first_public_on, id) < ('2010-01-01', '00000000-0000-0000-0000-000000000000') order by first_public_on desc, id desc limit 50
            """);

        // What matters is that only the days asked for are read, and of the works none.
        Assert.That(plan, Does.Contain("counted_day_pkey").And.Contain("day >=").And.Not.Contain("Seq Scan"));
        Assert.That(page, Does.Contain("ix_work_first_public_on_id").And.Not.Contain("Seq Scan").And.Not.Contain("Sort"));
    }

    private async Task<List<Work>> ListAsync(WorkFilter filter)
    {
        var works = new List<Work>();
        for (WorkCursor? after = null; ;)
        {
            var page = await Node.AskAsync<ListWorks, WorkPage>(use => use.RunAsync(filter, after, 2, default));
            works.AddRange(page.Works);
            if (page.Next is null) return works;
            after = page.Next;
        }
    }

    private Task<TargetProgress?> CountAsync(DateOnly day) =>
        Node.AskAsync<CountProgress, TargetProgress?>(use => use.RunAsync("KH3066-2021", "CT1", day, default));

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute) =>
        Vietnam.Instant(new DateOnly(year, month, day), new TimeOnly(hour, minute));

    private async Task LoadAsync(string file) => await LoadTextAsync(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, file)));

    private Task<int> LoadTextAsync(string json) => Node.AskAsync<LoadPlans, int>(use => use.RunAsync(json, default));

    private async Task<string> ExplainAsync(string sql)
    {
        await using var command = Database.CreateCommand("explain " + sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
