using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Benchmarks;

/// <summary>What figures and lists cost with few works and with many: <c>works 1000000</c>.</summary>
public static class WorksAtSize
{
    private const int Few = 1_000, Times = 15;
    private const string Reporter = "tonghop-do", Password = "Do-hieu-nang-2026-matkhau";
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static async Task RunAsync(int many)
    {
        await using var database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        await using var newsroom = new Newsroom(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = database.ConnectionString, ["Host:Roles"] = "site", ["Logging:LogLevel:Default"] = "Error", ["VOCEDU_ADMIN_PASSWORD"] = "Do-hieu-nang-2026-matkhau",
        });
        var plans = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "config/plans.json"));
        await newsroom.AskAsync(s => s.GetRequiredService<LoadPlans>().RunAsync(plans, CancellationToken.None));
        await newsroom.AskAsync(s => s.GetRequiredService<LoadPlans>().RunAsync("""{ "amendments": [{ "plan": "KH3066-2021", "lastYear": 2026, "targets": [{ "code": "CT1", "year": 2026, "value": 180 }] }] }""", CancellationToken.None));

        using var reporter = await SignInAsync(newsroom);
        var table = new Table();
        var before = new Dictionary<string, double>();
        foreach (var count in new[] { Few, many })
        {
            await FillAsync(database, count);
            foreach (var (what, ask) in await QuestionsAsync(newsroom, reporter))
            {
                var median = await MedianAsync(ask);
                table.Row($"{what}, {count:#,0} works", median, "ms", "");
                if (count == Few) before[what] = median;
                else table.Row("  ratio to a thousand works", median / before[what], "×", "about 1");
            }
        }
        table.Row("counting every work of the year instead", await MedianAsync(() => CountAllAsync(newsroom)), "ms", "what is not done");
        table.Print();
    }

    private static async Task<(string What, Func<Task> Ask)[]> QuestionsAsync(Newsroom newsroom, HttpClient reporter)
    {
        var year = ReportPeriod.WholeYear(2026);
        var plan = await newsroom.AskAsync(s => s.GetRequiredService<CmsDb>().Plans.AsNoTracking().SingleAsync(p => p.Code == "KH3066-2021"));
        var person = await newsroom.AskAsync(s => s.GetRequiredService<AccountsDb>().Users.SingleAsync(p => p.UserName == Reporter));
        var (report, _) = await newsroom.AskAsync(s => s.GetRequiredService<WriteReport>().BeginAsync(plan.Code, null, year, new(person.Id, person.FullName, person.Roles, null), CancellationToken.None));
        return
        [
            ("dashboard, the whole page", () => reporter.GetStringAsync($"/quan-tri/bang-dieu-khien?ke-hoach={plan.Code}&nam=2026")),
            ("report: its figures, tables and sentences", () => newsroom.AskAsync(s => s.GetRequiredService<ComputeReport>().RunAsync(plan, year, Today, "Sở", CancellationToken.None))),
            ("report: its page", () => reporter.GetStringAsync($"/quan-tri/bao-cao/{report!.Id}")),
            ("report: its Word file", () => reporter.GetByteArrayAsync($"/quan-tri/bao-cao/{report!.Id}?handler=Word")),
            ("works of the year that may be the same", () => newsroom.AskAsync(s => s.GetRequiredService<SimilarWorks>().PairsAsync(new(2025, 12, 15), Today, CancellationToken.None))),
            .. Parts(newsroom),
        ];
    }

    private static (string What, Func<Task> Ask)[] Parts(Newsroom newsroom) =>
    [
        ("progress with genres, units, themes, activities", () => newsroom.AskAsync(s => s.GetRequiredService<CountProgress>().RunAsync("KH3066-2021", "CT1", Today, CancellationToken.None))),
        ("months, the year before, the other window", () => newsroom.AskAsync(async s =>
        {
            var (progress, months) = ((await s.GetRequiredService<CountProgress>().RunAsync("KH3066-2021", "CT1", Today, CancellationToken.None))!, s.GetRequiredService<CountByMonth>());
            await months.RunAsync(progress, CancellationToken.None);
            await months.BeforeAsync(progress, CancellationToken.None);
            return await months.OtherAsync(progress, Today, CancellationToken.None);
        })),
        ("first page of the list", () => newsroom.AskAsync(s => s.GetRequiredService<ListWorks>().RunAsync(new(new(2025, 12, 15), Today, Counted: true), null, 50, CancellationToken.None))),
        ("first page of one activity's list", () => newsroom.AskAsync(s => s.GetRequiredService<ListWorks>()
            .RunAsync(new(new(2025, 12, 15), Today, Counted: true) { Activity = "KH3066-2021:V.1" }, null, 50, CancellationToken.None))),
        ("works of one title within thirty days", () => newsroom.AskAsync(s => s.GetRequiredService<SimilarWorks>().RunAsync("Tin số 7 về ngày hội", new(2026, 3, 1), CancellationToken.None))),
        ("booking one publication", () => newsroom.AskAsync(s => s.GetRequiredService<RecordExternalWork>().RunAsync(new(Guid.NewGuid(), "TIN", $"Tin đo {Guid.NewGuid()}", "Báo", null,
            Vietnam.Instant(new(2026, 3, 1)), "don-vi-1", "Đơn vị 1", [new(EvidenceKind.Link, "https://bao.example.vn/1")]), "Đo", CancellationToken.None))),
    ];

    private static async Task<HttpClient> SignInAsync(Newsroom newsroom)
    {
        await newsroom.AskAsync(s => s.GetRequiredService<ManagePeople>().CreateAsync(new Actor(null, "Đo", Role.None, null), Reporter, "Người đo", Role.Reporter, null, Password, CancellationToken.None));
        var browser = newsroom.CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });
        var page = await browser.GetStringAsync("/dang-nhap");
        var token = page[(page.IndexOf("value=\"", page.IndexOf("__RequestVerificationToken", StringComparison.Ordinal), StringComparison.Ordinal) + 7)..];
        using var form = new FormUrlEncodedContent([new("UserName", Reporter), new("Password", Password), new("__RequestVerificationToken", token[..token.IndexOf('"', StringComparison.Ordinal)])]);
        var answer = await browser.PostAsync("/dang-nhap", form);
        return (int)answer.StatusCode == 302 ? browser : throw new InvalidOperationException($"The reporter could not sign in: {answer.StatusCode}");
    }

    private static async Task<double> MedianAsync(Func<Task> ask)
    {
        await ask();
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[Times / 2];
    }

    private static Task<int> CountAllAsync(Newsroom newsroom) => newsroom.AskAsync(s => s.GetRequiredService<CmsDb>().Works
        .Where(w => w.Counts && w.FirstPublicOn >= new DateOnly(2025, 12, 15) && w.FirstPublicOn <= Today).GroupBy(w => new { w.Genre, w.UnitCode }).CountAsync());

    /// <summary>Works spread evenly over three years, fifty units, six genres. Set-wise: what the triggers do row by row is done once at the end.</summary>
    private static async Task FillAsync(TestDatabase database, int count)
    {
        await using var fill = database.DataSource.CreateCommand($$"""
            alter table publishing.work disable trigger tally_work;
            insert into publishing.work (id, reference, source, origin, genre, title, unit_code, unit_name, contributors, themes, audiences, activities, first_public_at, first_public_on,
              has_public_file, published_alone, repost, takedown, counts, count_reason, count_rules)
            select gen_random_uuid(), 'VB-' || n || '-' || s.had, 'bench:' || n || '-' || s.had, 'Own', (array['TIN', 'BAI', 'PV', 'VIDEO', 'PSA', 'INFO'])[1 + n % 6], 'Tin số ' || n || ' về ngày hội',
              'don-vi-' || n % 50, 'Đơn vị ' || n % 50, '{}', array['KH3066-2021:ND' || 1 + n % 3], array['KH3066-2021:DT' || 1 + n % 6], array['KH3066-2021:V.' || 1 + n % 20],
              d.day::timestamp at time zone 'Asia/Ho_Chi_Minh', d.day, false, true, false, 'None', true, 'Được tính một lần, theo ngày đăng công khai đầu tiên.', 'VE-COUNT-1'
            from (select count(*) as had from publishing.work) s, generate_series(1, {{count}} - s.had) n, lateral (select date '2026-11-21' - (n % 1095)::int as day) d;
            alter table publishing.work enable trigger tally_work;
            delete from publishing.counted_day;
            insert into publishing.counted_day (kind, day, code, origin, name, count)
            select kind, first_public_on, code, origin, max(name), count(*)
            from publishing.work w cross join lateral (
              select 'Genre' as kind, w.genre as code, null as name union all select 'Unit', w.unit_code, w.unit_name
              union all select 'UnitGenre', w.unit_code || '|' || w.genre, w.unit_name union all select 'ThemeGroup', unnest(w.themes), null union all select 'ThemePlan', 'KH3066-2021', null
              union all select 'Theme', unnest(w.themes), null union all select 'Audience', unnest(w.audiences), null union all select 'Activity', unnest(w.activities), null) f
            where counts group by kind, first_public_on, code, origin;
            """);
        fill.CommandTimeout = 1800;
        await fill.ExecuteNonQueryAsync();
        await using var tidy = database.DataSource.CreateCommand("vacuum analyze publishing.work");
        tidy.CommandTimeout = 1800;
        await tidy.ExecuteNonQueryAsync();
        await using var more = database.DataSource.CreateCommand("vacuum analyze publishing.counted_day");
        await more.ExecuteNonQueryAsync();
    }
}
