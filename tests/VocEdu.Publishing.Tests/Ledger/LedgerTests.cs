using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Ledger;

public sealed class LedgerTests : EngineFixture
{
    [TestCase("update publishing.ledger_entry set actor = 'ai khác'")]
    [TestCase("delete from publishing.ledger_entry")]
    [TestCase("truncate publishing.ledger_entry")]
    public async Task Database_refuses_to_rewrite_the_ledger(string sql)
    {
        await PublishAsync(Story("content:1"));

        Assert.That(() => ExecuteAsync(sql), Throws.InstanceOf<PostgresException>().With.Message.Contains("append-only"));
    }

    [Test]
    public async Task Chain_and_figures_hold_after_ordinary_work()
    {
        for (var i = 0; i < 5; i++) await PublishAsync(Story($"content:{i}"));
        await PublishAsync(Story("content:1") with { Title = "Tên đã sửa: “ngày hội” \n xuống dòng" });

        var report = await VerifyAsync();

        Assert.That(report, Is.EqualTo(new LedgerReport(6, 5, null)));
    }

    [TestCase("update publishing.ledger_entry set actor = 'ai khác' where number = 2", 2)]
    [TestCase("update publishing.ledger_entry set details = replace(details, 'true', 'false') where number = 3", 3)]
    [TestCase("delete from publishing.ledger_entry where number = 2", 2)]
    [TestCase("delete from publishing.ledger_entry where number = 4", 4)]
    [TestCase("update publishing.ledger_entry set hash = sha256('x'), recorded_at = recorded_at + interval '1 day' where number = 4", 4)]
    public async Task Tampering_by_a_database_owner_is_found_and_named(string sql, long row)
    {
        for (var i = 0; i < 4; i++) await PublishAsync(Story($"content:{i}"));
        await ExecuteAsync($"alter table publishing.ledger_entry disable trigger user; {sql}; alter table publishing.ledger_entry enable trigger user");

        var report = await VerifyAsync();

        Assert.That(report.Flaw?.Number, Is.EqualTo(row), report.Flaw?.Message);
    }

    [Test]
    public async Task Figure_changed_behind_the_ledger_is_found()
    {
        var work = await PublishAsync(Story("content:1", genre: "THONGBAO"));
        await ExecuteAsync("update publishing.work set counts = true");

        var report = await VerifyAsync();

        Assert.That(report.Flaw?.Number, Is.EqualTo(1));
        Assert.That(report.Flaw?.Message, Does.Contain(work.Reference));
    }

    [Test]
    public async Task Facts_changed_so_that_the_rules_decide_otherwise_are_found()
    {
        var work = await PublishAsync(Story("content:1"));
        await ExecuteAsync("update publishing.work set repost = true");

        Assert.That((await VerifyAsync()).Flaw?.Message, Does.Contain(work.Reference).And.Contain("VE-COUNT-1"));
    }

    [Test]
    public async Task Work_without_an_entry_is_found()
    {
        await PublishAsync(Story("content:1"));
        await ExecuteAsync("""
            create temporary table other as select * from publishing.work;
            update other set id = gen_random_uuid(), source = 'content:2', reference = 'VE-2026-999999';
            insert into publishing.work select * from other
            """);

        Assert.That((await VerifyAsync()).Flaw?.Message, Does.Contain("VE-2026-999999"));
    }

    [Test]
    public async Task Entries_booked_at_the_same_time_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => PublishAsync(Story($"content:{i}"))));

        Assert.That(await VerifyAsync(), Is.EqualTo(new LedgerReport(40, 40, null)));
    }

    [Test]
    public async Task Same_source_booked_at_the_same_time_is_one_work()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PublishAsync(Story("content:1"))));

        var actions = await Node.QueryAsync(db => db.Ledger.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.That(await Node.QueryAsync(db => db.Works.CountAsync()), Is.EqualTo(1));
        Assert.That(actions, Is.EqualTo(Enumerable.Repeat("corrected", 7).Prepend("published")));
    }

    [Test]
    public async Task Nothing_is_booked_when_the_host_rolls_back()
    {
        await Node.QueryAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var work = await new RecordPublication(db, new WorkNumbers(db), Clock).RunAsync(Story("content:1"), "Hòa", CancellationToken.None);
            await transaction.RollbackAsync();
            return work;
        });
        await PublishAsync(Story("content:2"));

        Assert.That(await VerifyAsync(), Is.EqualTo(new LedgerReport(1, 1, null)));
    }

    private Task<LedgerReport> VerifyAsync() => Node.AskAsync<VerifyLedger, LedgerReport>(use => use.RunAsync(CancellationToken.None));
}
