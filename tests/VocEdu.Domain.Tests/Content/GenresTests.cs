using VocEdu.Domain.Content;

namespace VocEdu.Domain.Tests.Content;

public sealed class GenresTests
{
    [Test]
    public void Every_genre_of_the_survey_is_found_by_its_code()
    {
        string[] codes = ["TIN", "TINVAN", "BAI", "PV", "GHICHEP", "PS", "PSA", "ANH", "GUONG", "CL", "INFO", "EMAG", "VIDEO", "PSTH", "PT", "TT",
            "TOROI", "CAMNANG", "NGHE", "HOIDAP", "THONGBAO", "SUKIEN", "VANBAN", "TCBC"];
        Assert.That(codes.Where(c => !Genres.TryFind(c, out var genre) || genre.Code != c), Is.Empty);
        Assert.That(Genres.All.Select(g => g.Code), Is.Unique.And.SupersetOf(codes));
    }

    [TestCase("tin")]
    [TestCase("")]
    [TestCase(null)]
    public void Unknown_code_is_no_genre(string? code) => Assert.That(Genres.TryFind(code, out _), Is.False);

    [Test]
    public void Every_kind_has_a_genre() =>
        Assert.That(Enum.GetValues<ContentKind>().Except(Genres.All.Select(g => g.Kind)), Is.Empty);

    [Test]
    public void Career_guide_counts_and_has_its_own_form() =>
        Assert.That((Genres.Get("NGHE").Kind, Genres.Get("NGHE").Counting), Is.EqualTo((ContentKind.CareerGuide, GenreCounting.Counts)));

    [Test]
    public void News_item_without_its_place_is_not_complete()
    {
        var present = RequiredField.Always | RequiredField.Body | RequiredField.EventDate | RequiredField.OnePhoto;
        Assert.That(Genres.Get("TIN").MissingFrom(present), Is.EqualTo(RequiredField.Place));
    }

    [Test]
    public void Every_required_field_has_a_name()
    {
        var single = Enum.GetValues<RequiredField>().Where(f => long.PopCount((long)f) == 1).ToList();
        Assert.That(single.Select(f => RequiredFieldNames.Of(f).SingleOrDefault()), Is.Unique.And.All.Not.Null);
    }
}
