using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Tests.Hosting;

public sealed class CommandLineTests
{
    [TestCase]
    [TestCase("run")]
    [TestCase("--Host:Roles=jobs", "--urls", "http://localhost:6000")]
    [TestCase("run", "--Host:Roles=jobs", "--urls", "http://localhost:6000")]
    [TestCase("migrate", "--Host:Roles=jobs", "--urls", "http://localhost:6000")]
    public async Task Words_the_program_does_not_know_become_its_settings(params string[] args)
    {
        string[]? settings = null;

        var exit = await CommandLine.RunAsync(args, (given, _, _) =>
        {
            settings = given;
            return Task.CompletedTask;
        });

        Assert.That(exit, Is.Zero);
        Assert.That(settings, Is.EqualTo(args.Where(a => a is not ("run" or "migrate")).Prepend(CommandLine.ReadOnce)));
    }

    [Test]
    public async Task Refused_start_says_why_and_fails() =>
        Assert.That(await CommandLine.RunAsync([], (_, _, _) => throw new StartRefusedException("No room.")), Is.EqualTo(1));

    [Test]
    public async Task Fault_of_the_program_is_not_hidden() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommandLine.RunAsync([], (_, _, _) => throw new InvalidOperationException()));
}
