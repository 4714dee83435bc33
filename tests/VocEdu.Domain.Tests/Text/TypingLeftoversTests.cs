using VocEdu.Domain.Text;

namespace VocEdu.Domain.Tests.Text;

public sealed class TypingLeftoversTests
{
    [TestCase("ngheef", "nghề")]
    [TestCase("hanf", "hàn")]
    [TestCase("ddieenj", "điện")]
    [TestCase("ddienej", "điện")]
    [TestCase("dduowngf", "đường")]
    [TestCase("thuwowngj", "thượng")]
    [TestCase("truwongf", "trường")]
    [TestCase("dduowcj", "được")]
    [TestCase("muaf", "mùa")]
    [TestCase("khoar", "khỏa")]
    [TestCase("hoaf", "hòa")]
    [TestCase("quys", "quý")]
    [TestCase("toans", "toán")]
    [TestCase("dduwocj", "được")]
    [TestCase("nuawx", "nữa")]
    [TestCase("nghe62", "nghề")]
    [TestCase("mo65c", "mộc")]
    [TestCase("ha2n", "hàn")]
    [TestCase("d9ie65n", "điện")]
    [TestCase("d9u7o72ng", "đường")]
    [TestCase("HANF", "hàn")]
    public void Keys_are_read_as_the_input_method_would(string keys, string expected) =>
        Assert.That(TypingLeftovers.TryDecode(keys, out var decoded) ? decoded : null, Is.EqualTo(expected));

    [TestCase("han")]
    [TestCase("nghề")]
    [TestCase("facebook")]
    [TestCase("2026")]
    [TestCase("6g")]
    [TestCase("xoong")]
    [TestCase("x")]
    [TestCase("")]
    public void What_is_no_leftover_is_left_alone(string token) => Assert.That(TypingLeftovers.TryDecode(token, out _), Is.False);

    [ForAll]
    public bool Decoded_token_is_a_well_formed_syllable_in_its_written_form(string? token) =>
        !TypingLeftovers.TryDecode(token ?? "", out var decoded) || (Syllable.Parse(decoded).IsWellFormed && TonePlacement.Canonical(decoded) == decoded);
}
