using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Hosting;

/// <summary>What <c>./vocedu</c> says when it cannot go on. None of these gets as far as building.</summary>
public sealed class StartScriptTests
{
    private string _data = "";

    [SetUp]
    public void MakeFolder() => _data = Directory.CreateTempSubdirectory("vocedu-test-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_data, recursive: true);

    [Test]
    public async Task Script_says_what_it_can_do()
    {
        var (exit, said) = await RunAsync(["help"]);
        Assert.That(exit, Is.Zero);
        Assert.That(said, Does.Contain("./vocedu run").And.Contain("./vocedu test").And.Contain("./vocedu reset"));
    }

    [Test]
    public async Task Unknown_word_is_refused()
    {
        var (exit, said) = await RunAsync(["fly"]);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("Không có lệnh \"fly\""));
    }

    [Test]
    public async Task Second_run_beside_the_first_names_the_first_and_a_way_on()
    {
        using var first = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "read -r _", "./vocedu"]) { UseShellExecute = false, RedirectStandardInput = true })!;
        await WriteRunningAsync($"{first.Id} 5080 5081");

        var (exit, said) = await RunAsync(["run"]);
        first.StandardInput.Close();
        await first.WaitForExitAsync();

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain($"tiến trình {first.Id}").And.Contain("http://localhost:5080").And.Contain("VOCEDU_PORT=5090"));
        Assert.That(Path.Combine(_data, "run.pid"), Does.Exist);
    }

    [Test]
    public async Task Busy_port_is_named_with_its_owner_and_another_is_offered()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (exit, said) = await RunAsync(["run"], ("VOCEDU_PORT", port));

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain($"Cổng {port} đang bị chương trình khác dùng").And.Contain("VOCEDU_PORT=5090 ./vocedu run"));
    }

    [Test]
    public async Task Lock_of_a_run_that_was_killed_is_taken_over()
    {
        await WriteRunningAsync("999999999 5080 5081");
        using var other = new TcpListener(IPAddress.Loopback, 0);      // stops the run right after it has the lock
        other.Start();

        var (_, said) = await RunAsync(["run"], ("VOCEDU_PORT", ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)));

        Assert.That(said, Does.Contain("Cổng").And.Not.Contain("đang chạy ở một cửa sổ khác"));
        Assert.That(Path.Combine(_data, "run.pid"), Does.Not.Exist);
    }

    [Test]
    public async Task Missing_tool_is_named_with_where_to_get_it()
    {
        var tools = Directory.CreateDirectory(Path.Combine(_data, "tools")).FullName;
        foreach (var tool in new[] { "bash", "dirname", "mkdir", "sed", "grep", "rm", "cat", "env" }) Link(tools, tool);

        var (exit, said) = await RunAsync(["verify"], ("PATH", tools));

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("dotnet.microsoft.com").And.Contain("nodejs.org").And.Contain("git-scm.com"));
    }

    [Test]
    public async Task Missing_letters_library_is_named_with_how_to_get_it()
    {
        var tools = Directory.CreateDirectory(Path.Combine(_data, "tools")).FullName;
        foreach (var tool in new[] { "bash", "dirname", "mkdir", "sed", "grep", "rm", "cat", "env", "id", "sort", "tail", "node", "npm", "git" }) Link(tools, tool);
        var dotnet = Path.Combine(tools, "dotnet");
        await File.WriteAllTextAsync(dotnet, """
            #!/bin/bash
            [ "$1" = --list-sdks ] && { echo "10.0.100 [/usr/share/dotnet/sdk]"; exit 0; }
            echo "Process terminated. Couldn't find a valid ICU package installed on the system." >&2
            exit 134
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var (exit, said) = await RunAsync(["verify"], ("PATH", tools));

        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("thư viện ICU").And.Contain("libicu"));
    }

    private static void Link(string folder, string tool)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Append("/bin").Select(place => Path.Combine(place, tool)).First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(folder, tool), found);
    }

    private Task WriteRunningAsync(string line) => File.WriteAllTextAsync(Path.Combine(_data, "run.pid"), line + "\n");

    private async Task<(int Exit, string Said)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "vocedu"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["VOCEDU_DATA"] = _data;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var script = Process.Start(start)!;
        script.StandardInput.Close();
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (script.ExitCode, await output + await errors);
    }
}
