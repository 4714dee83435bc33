using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Ledger;

public sealed class LedgerTests : EngineFixture
{
    [Test]
    public async Task Programs_own_account_cannot_rewrite_the_ledger_nor_switch_off_what_guards_it()
    {
        string[] attempts =
        [
            "update publishing.ledger_entry set actor = 'ai khác'",
            "delete from publishing.ledger_entry",
            "truncate publishing.ledger_entry",
            "truncate publishing.work cascade",
            "alter table publishing.ledger_entry disable trigger user",
            "alter table publishing.ledger_entry disable trigger all",
            "drop trigger refuse_rewriting on publishing.ledger_entry",
            "create trigger zzz before insert on publishing.ledger_entry for each row execute function publishing.refuse_rewriting()",
            "create rule r as on insert to publishing.ledger_entry do instead nothing",
            "drop table publishing.ledger_entry",
            "alter table publishing.ledger_entry owner to current_user",
            "alter table publishing.ledger_entry alter column actor type text using 'ai khác'",
            "update publishing.ledger_head set number = 0",
            "drop function publishing.refuse_rewriting() cascade",
            "create or replace function publishing.refuse_rewriting() returns trigger language plpgsql as 'begin return null; end'",
            "alter function publishing.chain_ledger_entry() rename to other",
            "set session_replication_role = replica",
            "drop schema publishing cascade",
            "drop event trigger vocedu_refuse_drop",
            "drop owned by vocedu_keeper cascade",
            "set role vocedu_keeper",
        ];
        await PublishAsync(Story("content:1"));

        foreach (var sql in attempts) Assert.That(() => ExecuteAsync(sql), Throws.InstanceOf<PostgresException>(), sql);

        await PublishAsync(Story("content:2"));
        Assert.That(await VerifyAsync(), Is.EqualTo(new LedgerReport(2, 2, null)));
    }

    [Test]
    public async Task Rewriting_is_refused_even_to_the_servers_owner_as_long_as_the_guard_stands()
    {
        await PublishAsync(Story("content:1"));

        Assert.That(() => ExecuteAsSuperuserAsync("update publishing.ledger_entry set actor = 'ai khác'"),
            Throws.InstanceOf<PostgresException>().With.Message.Contains("append-only"));
    }

    [Test]
    public async Task Kept_figure_that_no_longer_follows_from_the_works_is_named()
    {
        await PublishAsync(Story("content:1"));
        await ExecuteAsync("update publishing.counted_day set count = 5 where kind = 'Genre'");

        Assert.That((await VerifyAsync()).Flaw?.Message, Is.EqualTo("Số liệu ngày 21/11/2026 (Genre TIN) đang ghi 5, tính lại từ danh sách tác phẩm là 1."));
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
        await ExecuteAsSuperuserAsync($"alter table publishing.ledger_entry disable trigger user; {sql}; alter table publishing.ledger_entry enable trigger user");

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
            alter table other drop column title_key;
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

    private async Task ExecuteAsSuperuserAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString) { Username = "postgres", Pooling = false }.ConnectionString);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task<LedgerReport> VerifyAsync() => Node.AskAsync<VerifyLedger, LedgerReport>(use => use.RunAsync(CancellationToken.None));
}
