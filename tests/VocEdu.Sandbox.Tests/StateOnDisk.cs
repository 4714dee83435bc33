namespace VocEdu.Sandbox.Tests;

public sealed class StateOnDisk
{
    [Test]
    public async Task What_was_posted_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-test-");
        var file = Path.Combine(folder.FullName, "state.json");
        await using (var first = new SandboxHost(file))
        {
            using var page = first.Facebook();
            await page.Post("100200300400500/feed", new { message = "Còn lại" });
        }

        await using (var second = new SandboxHost(file))
            Assert.That(second.Store.Read(s => s.Facebook.Posts.Single().Message), Is.EqualTo("Còn lại"));
        folder.Delete(recursive: true);
    }
}
