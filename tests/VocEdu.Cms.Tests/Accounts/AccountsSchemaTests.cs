using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Accounts;

public sealed class AccountsSchemaTests
{
    [Test]
    public async Task Only_the_key_into_the_newsroom_is_not_in_the_model()
    {
        await using var app = await CmsApp.StartAsync();
        await using var database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        var differences = await app.AskAsync(services => SchemaComparison.DifferencesAsync(database, services.GetRequiredService<AccountsDb>()));
        Assert.That(differences, Is.EqualTo(["only in the SQL files: accounts.person: FOREIGN KEY (unit_id) REFERENCES cms.unit(id)"]));
    }
}
