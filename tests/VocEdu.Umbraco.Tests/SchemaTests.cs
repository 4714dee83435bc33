using Microsoft.EntityFrameworkCore;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Umbraco.Tests;

public sealed class SchemaTests
{
    [Test]
    public async Task SQL_files_and_EF_model_describe_the_same_tables()
    {
        await using var migrated = await TestDatabase.CreateAsync(SchemaSource.Engine, UmbracoDb.Files);
        await using var model = new UmbracoDb(new DbContextOptionsBuilder<UmbracoDb>().UseNpgsql(migrated.DataSource).Options);

        Assert.That(await SchemaComparison.DifferencesAsync(migrated, model), Is.Empty);
    }
}
