using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Shared;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Shared;

/// <summary>Who chose English is answered in English: after an action, where it was refused, beside a field.</summary>
[SetUICulture("en")]
public sealed partial class SaidTests
{
    private readonly Said _said = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Said>().BuildServiceProvider().GetRequiredService<Said>();

    [TestCase("Đã lưu nhóm.", "The group has been saved.")]
    [TestCase("Đã lưu phiên bản 12.", "Version 12 has been saved.")]
    [TestCase("Đã lưu phiên bản 3. Trạng thái mới: Chờ duyệt.", "Version 3 has been saved. New state: Awaiting approval.")]
    [TestCase("Đã lưu phiên bản 3. Bạn là tác giả nên không thể tự duyệt bài này. Hãy nhờ một người duyệt khác.", "Version 3 has been saved. You are the author and cannot approve this item yourself. Ask another approver.")]
    [TestCase("Đã xóa “Hội thi. Ngày hai” vào thùng rác. Bạn khôi phục được trong 30 ngày.", "“Hội thi. Ngày hai” has been moved to the bin. You can restore it within 30 days.")]
    [TestCase("Lưu phiên bản 7", "Version 7 saved")]
    [TestCase("Tên nơi đăng, phát không được quá 50 ký tự.", "The outlet's name must not exceed 50 characters.")]
    [TestCase("Một câu chưa ai dịch. Đã lưu nhóm.", "Một câu chưa ai dịch. The group has been saved.")]
    public void A_sentence_is_said_in_English_with_what_was_put_into_it(string vietnamese, string english) => Assert.That(_said.In(vietnamese), Is.EqualTo(english));

    [Test, SetUICulture("vi-VN")]
    public void Vietnamese_is_said_as_it_is() => Assert.That(_said.In("Đã lưu nhóm."), Is.EqualTo("Đã lưu nhóm."));

    [TestCaseSource(nameof(Answers))]
    public void What_a_person_is_told_has_its_English(string sentence) => Assert.That(EnglishTests.English, Does.Contain(sentence), "add it to SharedStrings.en.resx");

    /// <summary>The whole sentences that go into a flash, a refusal or beside a field, with {0} where something is put in.</summary>
    private static IEnumerable<string> Answers() =>
        from folder in new[] { "VocEdu.Cms", "VocEdu.Domain", "VocEdu.Publishing" }
        from file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", folder), "*.cs", SearchOption.AllDirectories)
        where !Elsewhere().IsMatch(file)
        from sentence in Sentences(File.ReadAllText(file))
        group sentence by sentence into one
        orderby one.Key
        select one.Key;

    private static IEnumerable<string> Sentences(string code) =>
        from literal in Literals().Matches(code)
        let statement = code[(code.AsSpan(0, literal.Index).LastIndexOfAny(';', '{', '}') + 1)..literal.Index]
        where Told().IsMatch(statement)
        let words = WithNumberedHoles(literal.Groups["words"].Value, literal.Value[0] == '$')
        where words is [.., '.' or '!' or '?'] && EnglishTests.IsVietnamese(words)
        select words;

    private static string WithNumberedHoles(string words, bool interpolated)
    {
        var hole = 0;
        return (interpolated ? Holes().Replace(words, _ => $"{{{hole++}}}") : words).Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    [GeneratedRegex("""\$?"(?<words>(?:[^"\\{\n]|\\.|\{(?:[^{}"\n]|"[^"\n]*")*\})*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 10_000)]
    private static partial Regex Literals();

    [GeneratedRegex("""\{(?:[^{}"]|"[^"]*")*\}""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Holes();

    [GeneratedRegex("""SayDone\(|SayFailed\(|AddModelError\(|ErrorMessage\s*=|Refusal\(|new\("[a-z-]+\.[a-z.-]+",""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Told();

    /// <summary>The API answers programs; the demo and the first start speak to whoever runs them.</summary>
    [GeneratedRegex(@"[/\\](obj|bin|Site|Api|Hosting)[/\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elsewhere();
}
