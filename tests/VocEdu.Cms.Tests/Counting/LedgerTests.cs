using Npgsql;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Counting;

public sealed class LedgerTests
{
    [Test]
    public async Task A_row_rewritten_behind_the_programs_back_is_named()
    {
        await using var app = await CmsApp.StartAsync();
        using var reporter = await app.SignInAsync(Role.Reporter);
        for (var day = 1; day <= 3; day++) await app.PublishAsync($"2026-02-0{day} 09:00");

        // What the program's own account cannot do: the server's owner switches the guard off.
        await using (var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(app.ConnectionString) { Username = "postgres", Pooling = false }.ConnectionString))
        await using (var command = server.CreateCommand("""
            alter table publishing.ledger_entry disable trigger refuse_rewriting;
            update publishing.ledger_entry set actor = 'Người khác' where number = 2;
            alter table publishing.ledger_entry enable trigger refuse_rewriting;
            """))
        {
            await command.ExecuteNonQueryAsync();
        }

        var list = await reporter.GetStringAsync("/quan-tri/so-cai");
        var proof = await (await reporter.SubmitAsync("/quan-tri/so-cai", [])).Content.ReadAsStringAsync();

        Assert.That(list.Split(">Không khớp<").Length - 1, Is.EqualTo(1));
        Assert.That(proof, Does.Contain("Sổ cái không còn nguyên vẹn.").And.Contain("Nội dung dòng số 2 đã bị sửa sau khi ghi."));
    }
}
