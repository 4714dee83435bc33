using Npgsql;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Data;

public sealed class SchemaMigratorTests
{
    [Test]
    public async Task Schema_is_applied_once_however_many_nodes_start()
    {
        await using var database = await TestDatabase.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            SchemaMigrator.ApplyAsync(database.DataSource, [SchemaSource.Engine], CancellationToken.None)));

        await using var count = database.DataSource.CreateCommand("select count(*) from publishing.schema_version");
        Assert.That(await count.ExecuteScalarAsync(), Is.EqualTo(SchemaSource.Engine.Files().Count()));
    }

    [Test]
    public async Task Test_databases_are_fresh_and_apart()
    {
        await using var one = await TestDatabase.CreateAsync(SchemaSource.Engine);
        await using var other = await TestDatabase.CreateAsync(SchemaSource.Engine);
        await using var mark = one.DataSource.CreateCommand("create table publishing.mark ()");
        await mark.ExecuteNonQueryAsync();

        await using var look = other.DataSource.CreateCommand("select to_regclass('publishing.mark') is null");
        Assert.That(await look.ExecuteScalarAsync(), Is.True);
    }
}
