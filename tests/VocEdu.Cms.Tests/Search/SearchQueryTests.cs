using System.Text.RegularExpressions;
using VocEdu.Cms.Search;
using VocEdu.Cms.Search.Finding;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Tests.Search;

/// <summary>How a question is understood, without a database.</summary>
public sealed class SearchQueryTests
{
    private static readonly Words Known = WordsOf("Nghề hàn", "Điều dưỡng", "Công nghệ ô tô", "Chăn nuôi lợn", "Nghề dược", "Em được học", "Tiếng Hàn Quốc", "Ngày hội lớn", "Kỹ thuật phục hồi chức năng");
    private static readonly SearchSynonyms Names = new([new(false, ["heo", "lợn"]), new(false, ["hàn", "nghề hàn", "thợ hàn"]), new(false, ["xe hơi", "ô tô"]), new(false, ["sửa ô tô", "công nghệ ô tô"]), new(true, ["GDNN", "giáo dục nghề nghiệp"])]);

    [FsCheck.NUnit.Property]
    public bool Anything_typed_is_a_question_or_none(string? text)
    {
        var query = Ask(text ?? "");
        return query.IsEmpty == (query.Syllables.Count == 0) && (query.IsEmpty || (query.All.Length > 0 && query.Terms.Count > 0 && query.AnyRare(100).Match.Length > 0));
    }

    [FsCheck.NUnit.Property]
    public bool What_goes_to_the_database_holds_only_what_it_may(string? text)
    {
        var query = Ask(text ?? "");
        return query.IsEmpty || query.Terms.All(t => t.Text.Trim('*', ':').Trim('\'').All(c => char.IsLetterOrDigit(c) || c is '_' or '='));
    }

    [TestCase("nghề hàng", 1, "han", TestName = "One letter too many")]
    [TestCase("điều dưởn", 1, "duong", TestName = "One letter too few")]
    [TestCase("phục hồi trức năng", 2, "chuc", TestName = "Written as it sounds")]
    public void A_slip_is_read_as_what_stands_beside_its_neighbours(string text, int at, string meant) => Assert.That(Ask(text).Slots[at].Guesses, Does.Contain(meant));

    [Test]
    public void A_slip_of_the_tone_does_not_hide_the_word() => Assert.That(Ask("điều dưởng").Slots[1].Trusted, Is.False);

    [Test]
    public void Marks_that_make_a_word_are_meant() => Assert.That(Ask("nghề hàn").Slots[1].Trusted, Is.True);

    [Test]
    public void Another_name_leads_to_another_name() =>
        Assert.That(Ask("sửa xe hơi").Others.Select(o => string.Join(' ', o.Slots.Select(s => Ask("sửa xe hơi").Slots[s].Folded))), Does.Contain("cong nghe o to"));

    [Test]
    public void The_name_of_a_country_is_no_trade() =>
        Assert.That(new SearchQuery("tiếng hàn quốc", Known, new([new(false, ["hàn", "nghề hàn"])])).Others, Is.Empty);

    [TestCase("sửa ô tô", "Nghề công nghệ ô tô cần công nghệ mới", "công nghệ ô tô", TestName = "Another name is marked as a whole only")]
    [TestCase("nghe han", "Nghề hàn, hạn nộp", "Nghề hàn|hạn", TestName = "Letters without marks find all marks")]
    [TestCase("nghề hàn", "Nghề hàn, hạn nộp", "Nghề hàn", TestName = "Marks that were typed find the same marks")]
    [TestCase("han", "Nghề điện, nghề hàn, thợ hàn giỏi", "hàn|hàn", TestName = "Another name that holds what was typed marks no more than that")]
    [TestCase("nghề hàn", "Nhiều nghề, có nghề hàn", "nghề hàn", TestName = "A word before any trade is no hit by itself")]
    [TestCase("học nghề", "Học gì? Học nghề!", "Học|Học nghề", TestName = "Unless nothing else was asked")]
    [TestCase("heo", "Lợn lớn", "Lợn", TestName = "Another name bears its own marks")]
    [TestCase("điều dưỡng", "ĐIỀU DƯỠNG viên", "ĐIỀU DƯỠNG", TestName = "A text is marked as it is written")]
    public void What_was_asked_for_is_marked(string asked, string text, string marked)
    {
        using var written = new StringWriter();
        Highlighting.Mark(text, Ask(asked)).WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.That(Regex.Matches(written.ToString(), "<mark>(?<marked>.*?)</mark>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["marked"].Value), Is.EqualTo(marked.Split('|')));
    }

    [FsCheck.NUnit.Property]
    public bool A_signature_tells_what_a_text_holds_and_that_a_title_is_worth_more(FsCheck.NonEmptyString title, FsCheck.NonEmptyString text)
    {
        var held = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(new SearchVector().Add(title.Get, 'A').Add(text.Get, 'D').ToSignature());
        foreach (var syllable in SearchForms.Of(title.Get))
        {
            if (Signature.Worth(held, Signature.Key(syllable.Folded)) < 0.5) return false;
        }

        foreach (var syllable in SearchForms.Of(text.Get))
        {
            if (Signature.Worth(held, Signature.Key(syllable.Folded)) <= 0) return false;
        }

        return Signature.Worth(held, Signature.Key("not a lexeme")) == 0;
    }

    [TestCase("video nghề hàn", Aspect.Video)]
    [TestCase("luong nghe han", Aspect.Income)]
    [TestCase("học nghề hàn ở đâu", Aspect.Where)]
    public void What_is_asked_of_a_subject_is_noticed(string text, Aspect aspect) => Assert.That(Ask(text).Asked.HasFlag(aspect), Is.True);

    [TestCase(100, null, "('x')", TestName = "What few documents hold is looked for in all of them")]
    [TestCase(240_000, null, "('x') & ('#m2026-02.':* | '#m2026-01.0')", TestName = "What nearly all hold is looked for in the latest, and in what is newer than is known")]
    [TestCase(240_000, 2025, "('x') & ('#m2025-12.0' | '#m2025-12.1' | '#m2025-12.2')", TestName = "Or in the latest of the year that was chosen")]
    [TestCase(12_000, 2025, "('x') & ('#m2025-':*)", TestName = "What seldom meets is looked for in all")]
    public void What_the_index_reads_is_bounded(int expected, int? year, string match)
    {
        var lexemes = new[] { "2025-12", "2026-01" }.SelectMany(m => "0123456789abcdef".Select(p => $"#m{m}.{p}")).ToArray();
        var words = new Words(lexemes, [.. lexemes.Select(l => l[5] == '5' ? 9_000 : 1_000)], new int[lexemes.Length], 300_000, DateTimeOffset.UnixEpoch);
        Assert.That(Narrowed.To("'x'", expected, new(Year: year), words, year is null ? 300 : 5_000).Match, Is.EqualTo(match));
    }

    [Test]
    public void An_audience_without_terms_matches_nothing() => Assert.That(Narrowed.Everywhere("'x'", new(Audiences: [])), Is.EqualTo("('x') & ('#')"));

    [TestCase("ĐTVT", ExpectedResult = "dien tu vien thong")]
    [TestCase("đtvt", ExpectedResult = "dien tu vien thong")]
    [TestCase("ĐT", ExpectedResult = "", TestName = "Two letters stand for too much")]
    [TestCase("ĐTVX", ExpectedResult = "", TestName = "No title is spelled so")]
    [TestCase("CBMA", ExpectedResult = "", TestName = "A vowel makes a word of it")]
    [TestCase("HDDL", ExpectedResult = "", TestName = "Once in a title is chance")]
    public string An_abbreviation_nobody_keeps_is_read_from_titles(string typed)
    {
        string[] some = ["Nghề điện tử viễn thông", "Lớp điện tử viễn thông", "Học điện tử viễn thông", "Chế biến món ăn", "Chế biến món ăn", "Chế biến món ăn", "Hướng dẫn du lịch"];
        var query = new SearchQuery(typed, WordsOf(some), new([]));
        return string.Join(' ', query.Others.SelectMany(other => other.Slots).Select(slot => query.Slots[slot].Folded));
    }

    [Test]
    public void What_nobody_has_written_keeps_no_other_word_from_being_looked_for()
    {
        var words = WordsOf([.. Enumerable.Repeat("Kỹ thuật viên", 50)]);
        Assert.That(new SearchQuery("kỹ thuật viên ghzq", words, new([])).AnyRare(10).Match, Is.EqualTo("'ki'"));
    }

    [Test]
    public void A_name_nobody_writes_leads_to_another_that_is_written()
    {
        var query = new SearchQuery("XKLĐ Hàn Quốc", WordsOf("Chương trình EPS", "Tiếng Hàn Quốc"), new([new(true, ["XKLĐ", "xuất khẩu lao động"]), new(false, ["xuất khẩu lao động Hàn Quốc", "chương trình EPS"])]));
        Assert.That(query.Others.Select(other => string.Join(' ', other.Slots.Select(slot => query.Slots[slot].Folded))), Is.EqualTo(["chuong trinh eps"]));
    }

    [Test]
    public void The_end_of_a_tag_and_the_beginning_of_the_next_are_no_neighbours()
    {
        var vector = new SearchVector().AddNames("học nghề . điện tử").ToString();
        Assert.That(vector, Does.Contain("'hoc_nghe'").And.Contain("'dien_tu'").And.Not.Contain("nghe_dien"));
    }

    [TestCase("Vay vốn đi học", "", ExpectedResult = null, TestName = "Too short to be known again")]
    [TestCase("Quản lý ký túc xá", "", ExpectedResult = "('quan_li' & 'li_ki' & 'ki_tuc' & 'tuc_xa')", TestName = "Its title names an official text")]
    [TestCase("Thông báo", "Hồ sơ nộp tại nơi học.\nTổ tự quản trực đêm", ExpectedResult = "('to_tu' & 'tu_quan' & 'quan_truc' & 'truc_dem')", TestName = "A set phrase is no quotation")]
    public string? An_official_text_is_known_again_by_what_it_says(string title, string text) =>
        Quotation.Of(title, text, WordsOf([.. Enumerable.Repeat("Hồ sơ nộp tại nơi học", 30)]));

    [TestCase("con gái tôi mê vẽ váy áo thì nên học nghề gì", ExpectedResult = "ve vay ao")]
    [TestCase("chú em là thợ tiện", ExpectedResult = "tho tien", TestName = "For whom it is asked says nothing of the subject")]
    [TestCase("chú em anh trai tôi là thợ tiện", ExpectedResult = "tho tien", TestName = "Nor does a second person")]
    [TestCase("con gái học nghề hàn", ExpectedResult = "gai hoc nghe han", TestName = "Unless it is the subject")]
    [TestCase("học nghề gì", ExpectedResult = "hoc nghe", TestName = "The end of a question is its subject when nothing else is")]
    public string Only_the_subject_of_a_long_question_is_required(string text) =>
        string.Join(' ', Ask(text) is var query ? query.Slots.Take(query.Syllables.Count).Where(slot => slot.Content).Select(slot => slot.Folded) : []);

    [TestCase("xưởng hàn vừa đóng cửa thì thợ cũ học lại nghề khác", ExpectedResult = "xuong han dong cua tho cu hoc nghe", TestName = "Of a long question a word between words says nothing")]
    [TestCase("học sinh vừa học vừa làm tại xưởng hàn", ExpectedResult = "hoc sinh vua hoc vua xuong han", TestName = "Unless it makes a name with its neighbour")]
    [TestCase("vừa hàn", ExpectedResult = "vua han", TestName = "Of a short question every word is meant")]
    public string Words_between_words_are_not_required(string text) =>
        string.Join(' ', new SearchQuery(text, WordsOf("Mô hình vừa học vừa làm", "Nghề hàn"), Names) is var query ? query.Slots.Take(query.Syllables.Count).Where(slot => slot.Content).Select(slot => slot.Folded) : []);

    [TestCase("em mê chỉnh loa và đèn sân khấu thì nên học nghề gì", ExpectedResult = true)]
    [TestCase("cháu thích quay phim thì nên theo ngành nào và học bao lâu", ExpectedResult = true)]
    [TestCase("muốn mở tiệm sửa xe máy thì phải học những gì", ExpectedResult = true)]
    [TestCase("bộ đội về quê thì được hỗ trợ học nghề gì không", ExpectedResult = false, TestName = "It asks for help")]
    [TestCase("muốn học pha chế thì học ở trường nào", ExpectedResult = false, TestName = "It asks for a school")]
    [TestCase("nghề hàn làm gì", ExpectedResult = false, TestName = "It names the trade")]
    public bool A_question_for_a_trade_is_known_by_its_end(string text) => Ask(text).AsksTrade;

    private static SearchQuery Ask(string text) => new(text, Known, Names);

    private static Words WordsOf(params string[] titles)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var title in titles)
        {
            foreach (var lexeme in new SearchVector().Add(title, 'B').ToString().Split(' ').Select(l => l[1..l.LastIndexOf('\'')])) counts[lexeme] = counts.GetValueOrDefault(lexeme) + 1;
        }

        return new([.. counts.Keys], [.. counts.Values], [.. counts.Values], titles.Length, DateTimeOffset.UnixEpoch);
    }
}
