using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Accounts;

public sealed partial class SecondFactorTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync(settings: new() { ["Accounts:SecondFactorForAdministrators"] = "true" });

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task An_administrator_sets_up_a_code_app_first_and_signs_in_with_it_afterwards()
    {
        var person = await _app.PersonAsync(Role.Administrator);
        using var first = await _app.SignInAsync(person.UserName!, CmsApp.Password);
        Assert.That((await first.GetAsync("/quan-tri/nguoi-dung")).Headers.Location!.OriginalString, Is.EqualTo("/quan-tri/bao-mat"));

        var key = Key().Match(await first.GetStringAsync("/quan-tri/bao-mat")).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        var on = await first.SubmitAsync("/quan-tri/bao-mat", new() { ["Code"] = CodeNow(key) }, "/quan-tri/bao-mat?handler=TurnOn");
        var recovery = RecoveryCode().Match(await on.Content.ReadAsStringAsync()).Groups["code"].Value;
        Assert.That(recovery, Is.Not.Empty);
        Assert.That((await first.GetAsync("/quan-tri/nguoi-dung")).IsSuccessStatusCode, Is.True);

        foreach (var code in new[] { CodeNow(key), recovery })
        {
            using var next = await _app.SignInAsync(person.UserName!, CmsApp.Password);
            Assert.That((await next.GetAsync("/quan-tri/nguoi-dung")).Headers.Location!.AbsolutePath, Is.EqualTo("/dang-nhap"));
            var answer = await next.SubmitAsync("/dang-nhap/ma-xac-thuc", new() { ["Code"] = code });
            Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/quan-tri"));
        }

        using var again = await _app.SignInAsync(person.UserName!, CmsApp.Password);
        var used = await again.SubmitAsync("/dang-nhap/ma-xac-thuc", new() { ["Code"] = recovery });
        Assert.That(await used.Content.ReadAsStringAsync(), Does.Contain("Mã không đúng hoặc đã hết hạn."));
    }

    [Test]
    public async Task Looking_at_the_page_ends_no_session()
    {
        using var person = await _app.SignInAsync(Role.Editor);
        Assert.That(Key().IsMatch(await person.GetStringAsync("/quan-tri/bao-mat")), Is.True);
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await person.GetAsync("/quan-tri/noi-dung")).IsSuccessStatusCode, Is.True);
    }

    /// <summary>RFC 6238, as a telephone computes it.</summary>
    private static string CodeNow(string key)
    {
        var number = key.Aggregate(BigInteger.Zero, (sum, letter) => (sum << 5) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal));
        var secret = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        secret = [.. new byte[(key.Length * 5 / 8) - secret.Length], .. secret];
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the standard's algorithm
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff) % 1_000_000;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""<code class="secret">(?<key>[A-Z2-7 ]+)</code>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("<li>(?<code>[A-Z0-9]{5}-[A-Z0-9]{5})</li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RecoveryCode();
}
