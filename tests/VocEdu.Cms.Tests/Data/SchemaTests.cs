using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Data;

public sealed class SchemaTests
{
    [Test]
    public async Task SQL_files_and_EF_model_describe_the_same_tables()
    {
        await using var migrated = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files);
        await using var model = new CmsDb(new DbContextOptionsBuilder<CmsDb>().UseNpgsql(migrated.DataSource).Options);

        Assert.That(await SchemaComparison.DifferencesAsync(migrated, model), Is.Empty);
    }
}
