namespace VocEdu.Sandbox.Tests.Fixtures;

/// <summary>Plays every documented exchange against the sandbox and compares status, headers and shape.</summary>
public sealed class EveryFixture
{
    private static readonly Dictionary<string, Scene> Scenes =
        new[] { ("facebook", FacebookScenes.All), ("youtube", YouTubeScenes.All), ("zalo", ZaloScenes.All) }
            .SelectMany(p => p.Item2.Select(s => ($"{p.Item1}/{s.Key}", s.Value))).ToDictionary(StringComparer.Ordinal);

    private static string[] SceneNames() => [.. Scenes.Keys];

    [Test]
    public void No_fixture_is_unused() => Assert.That(Scenes.Keys, Is.EquivalentTo(Fixture.Names()));

    [TestCaseSource(nameof(SceneNames))]
    public async Task The_sandbox_answers_as_documented(string name)
    {
        var fixture = Fixture.Read(name);
        var scene = Scenes[name];
        await using var host = new SandboxHost();
        _ = host.Server;
        scene.Set?.Invoke(host);

        var answer = scene.Ask is null ? await fixture.SendAsync(host) : await scene.Ask(host, fixture);

        Assert.That(answer.Status, Is.EqualTo(fixture.Status), answer.Text);
        Assert.That(answer.Headers.Keys, Is.SupersetOf(fixture.HeaderNames));
        if (fixture.Header("Range") is { } range) Assert.That(answer.Headers["Range"], Is.EqualTo(range));
        if (fixture.Body is null) Assert.That(answer.Text.Length == 0, Is.EqualTo((string?)fixture.Whole["response"]!["rawBody"] is null or ""));
        else Assert.That(Shape.Differences(fixture.Body, answer.Json).Except(scene.Except, StringComparer.Ordinal), Is.Empty, answer.Text);
    }
}
