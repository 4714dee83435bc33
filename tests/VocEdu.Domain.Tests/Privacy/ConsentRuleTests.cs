using FsCheck;
using FsCheck.Fluent;
using VocEdu.Domain.Privacy;

namespace VocEdu.Domain.Tests.Privacy;

public sealed class ConsentRuleTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly ConsentPolicy Policy = new();
    private static readonly ConsentTerms Full = new("PDY-1", "Nguyễn Văn An", true, true, (ConsentPurpose)127, (PersonalData)31, Day.AddDays(-10), null, null);

    private static ShownPerson Person(AgeBand? age, ConsentTerms? consent, LawfulBasis? basis = LawfulBasis.Consent) =>
        new("Nguyễn Văn An", false, age, basis, false, null, PersonalData.Image, consent);

    private static IReadOnlyList<ConsentFinding> Check(ShownPerson person, ConsentPurpose goesTo = ConsentPurpose.Site, ConsentPolicy? policy = null) =>
        ConsentRule.Check([person], goesTo, Day, policy ?? Policy);

    [TestCase(AgeBand.Under7, true)]
    [TestCase(AgeBand.From7, true)]
    [TestCase(AgeBand.From16, true)]
    [TestCase(AgeBand.Adult, false)]
    public void No_consent_blocks_for_children_and_warns_for_adults(AgeBand age, bool blocks)
    {
        var finding = Check(Person(age, null)).Single();
        Assert.That(finding.Blocks, Is.EqualTo(blocks));
        Assert.That(finding.Message, Does.StartWith("Chưa có phiếu đồng ý của Nguyễn Văn An."));
        if (blocks) Assert.That(finding.Message, Is.EqualTo("Chưa có phiếu đồng ý của Nguyễn Văn An. Không thể xuất bản ảnh này."));
    }

    // person, guardian → who is missed; the table of vietnam.md §9
    [TestCase(AgeBand.Under7, false, true, "")]
    [TestCase(AgeBand.Under7, true, false, "guardian!")]
    [TestCase(AgeBand.From7, true, true, "")]
    [TestCase(AgeBand.From7, false, true, "person!")]
    [TestCase(AgeBand.From7, true, false, "guardian!")]
    [TestCase(AgeBand.From16, true, false, "guardian!")]
    [TestCase(AgeBand.Adult, true, false, "")]
    public void Each_age_asks_for_its_own_signatures(AgeBand age, bool byPerson, bool byGuardian, string missed)
    {
        var findings = Check(Person(age, Full with { ByPerson = byPerson, ByGuardian = byGuardian }));
        Assert.That(string.Concat(findings.Select(f => f.Code["consent.".Length..] + (f.Blocks ? "!" : ""))), Is.EqualTo(missed));
    }

    [Test]
    public void From_16_the_owner_decides_whether_a_guardian_is_needed()
    {
        var withoutGuardian = Person(AgeBand.From16, Full with { ByGuardian = false });
        Assert.That(Check(withoutGuardian, policy: new(GuardianFrom16: false)).Single().Blocks, Is.False);
        Assert.That(Check(withoutGuardian).Single().Blocks, Is.True);
    }

    [TestCase(AgeBand.Under7)]
    [TestCase(AgeBand.From7)]
    public void No_other_basis_stands_in_for_a_childs_consent(AgeBand age) => Assert.That(
        Enum.GetValues<LawfulBasis>().Select(basis => Check(Person(age, null, basis) with { Announced = true, Because = "Hội nghị" }).Any(f => f.Blocks)), Is.All.True);

    [Test]
    public void A_crowd_needs_a_word_that_it_was_told()
    {
        var crowd = new ShownPerson("Thí sinh trong ảnh", true, null, LawfulBasis.PublicEvent, false, null, PersonalData.Image, null);
        Assert.That(Check(crowd).Single().Blocks, Is.True);
        Assert.That(Check(crowd with { Announced = true }), Is.Empty);
        Assert.That(Check(crowd with { Basis = null }).Single().Blocks, Is.True);
    }

    [Test]
    public void Work_of_a_state_body_needs_a_reason()
    {
        var officer = Person(AgeBand.Adult, null, LawfulBasis.StateActivity);
        Assert.That(Check(officer).Single().Code, Is.EqualTo("consent.because"));
        Assert.That(Check(officer with { Because = "Phát biểu khai mạc" }), Is.Empty);
    }

    [Test]
    public void An_empty_box_refuses_its_channel_and_lets_the_rest_go()
    {
        var finding = Check(Person(AgeBand.Adult, Full with { Purposes = ConsentPurpose.Site | ConsentPurpose.Zalo }), ConsentPurpose.Site | ConsentPurpose.Facebook | ConsentPurpose.Zalo).Single();
        Assert.That(finding.Refused, Is.EqualTo(ConsentPurpose.Facebook));
        Assert.That(finding.Blocks, Is.False);
        Assert.That(finding.Message, Is.EqualTo("Nguyễn Văn An chưa đồng ý cho đăng trên Facebook (phiếu PDY-1). Bài sẽ không được đăng lên đó."));
    }

    [TestCase(ConsentPurpose.Site)]
    [TestCase(ConsentPurpose.Print)]
    [TestCase(ConsentPurpose.Loudspeaker)]
    public void An_empty_box_for_where_it_is_made_blocks_everybody(ConsentPurpose place) =>
        Assert.That(Check(Person(AgeBand.Adult, Full with { Purposes = (ConsentPurpose)127 & ~place }), ConsentPurpose.Site | place).Single().Blocks, Is.True);

    [Test]
    public void A_paper_of_another_name_is_pointed_out() =>
        Assert.That(Check(Person(AgeBand.Adult, Full with { PersonName = "Trần Thị Bình" })).Single().Code, Is.EqualTo("consent.name"));

    [TestCase("2019-11-21", AgeBand.From7)]
    [TestCase("2019-11-22", AgeBand.Under7)]
    [TestCase("2010-11-21", AgeBand.From16)]
    [TestCase("2010-11-22", AgeBand.From7)]
    [TestCase("2008-11-21", AgeBand.Adult)]
    [TestCase("2008-11-22", AgeBand.From16)]
    public void A_birthday_decides_from_its_morning(string bornOn, AgeBand age) => Assert.That(AgeBands.On(DateOnly.Parse(bornOn, null), Day), Is.EqualTo(age));

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyShown)], MaxTest = 500)]
    public bool What_was_withdrawn_is_never_published(Shown shown) =>
        Find(shown with { Person = shown.Person with { Basis = LawfulBasis.Consent, Consent = Full with { WithdrawnOn = Day.AddDays(-shown.Days) } } }).Any(f => f.Blocks);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyShown)], MaxTest = 1000)]
    public bool A_child_goes_out_only_with_a_guardians_word_that_holds_that_day_there(Shown shown) =>
        shown.Person.Age is not (AgeBand.Under7 or AgeBand.From7) || Find(shown).Any(f => f.Blocks)
        || (shown.Person.Consent is { ByGuardian: true } consent && consent.IsInForceOn(Day) && consent.Purposes.HasFlag(ConsentPurpose.Site)
            && (shown.Person.Age is AgeBand.Under7 || consent.ByPerson));

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyShown)], MaxTest = 1000)]
    public bool Nothing_goes_where_somebody_who_signed_did_not_tick(Shown shown)
    {
        if (shown.Person is not { Basis: LawfulBasis.Consent, Consent: { } consent } || !consent.IsInForceOn(Day)) return true;
        var findings = Find(shown);
        var refused = findings.Aggregate(ConsentPurpose.None, (all, f) => all | f.Refused);
        return findings.Any(f => f.Blocks) || (shown.GoesTo & ~refused & ~consent.Purposes) == ConsentPurpose.None;
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyShown)], MaxTest = 500)]
    public bool More_consent_never_finds_more(Shown shown) =>
        shown.Person.Consent is not { } consent
        || Find(shown with { Person = shown.Person with { Consent = Full with { PersonName = consent.PersonName } } }).Count(f => f.Blocks) <= Find(shown).Count(f => f.Blocks);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyShown)], MaxTest = 300)]
    public bool Each_person_is_judged_alone(Shown one, Shown other) =>
        ConsentRule.Check([one.Person, other.Person], one.GoesTo, Day, Policy).ToHashSet()
            .SetEquals(ConsentRule.Check([one.Person], one.GoesTo, Day, Policy).Concat(ConsentRule.Check([other.Person], one.GoesTo, Day, Policy)));

    private static IReadOnlyList<ConsentFinding> Find(Shown shown) => ConsentRule.Check([shown.Person], shown.GoesTo | ConsentPurpose.Site, Day, Policy);
}

public sealed record Shown(ShownPerson Person, ConsentPurpose GoesTo, int Days);

public static class AnyShown
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    public static Arbitrary<Shown> Shown()
    {
        var yes = Gen.Elements(true, false);
        var terms = from person in yes
                    from guardian in yes
                    from purposes in Gen.Choose(0, 127)
                    from data in Gen.Choose(0, 31)
                    from start in Gen.Choose(-40, 5)
                    from length in Gen.Choose(-1, 60)
                    from withdrawn in Gen.Choose(-30, 30)
                    from name in Gen.Elements("Nguyễn Văn An", "Lê Thị Cúc")
                    select new ConsentTerms("PDY-2", name, person, guardian, (ConsentPurpose)purposes, (PersonalData)data, Day.AddDays(start),
                        length < 0 ? null : Day.AddDays(start + length), withdrawn > 10 ? null : Day.AddDays(withdrawn));
        return Arb.From(
            from age in Gen.Elements<AgeBand?>(null, AgeBand.Under7, AgeBand.From7, AgeBand.From16, AgeBand.Adult)
            from basis in Gen.Elements<LawfulBasis?>(null, LawfulBasis.Consent, LawfulBasis.Consent, LawfulBasis.PublicEvent, LawfulBasis.StateActivity, LawfulBasis.Emergency)
            from @group in yes
            from told in yes
            from consent in terms
            from has in Gen.Choose(0, 3)
            from places in Gen.Choose(0, 127)
            from uses in Gen.Elements(PersonalData.Image, PersonalData.FullName)
            from days in Gen.Choose(0, 400)
            select new Shown(new("Nguyễn Văn An", @group, age, basis, told, null, uses, has == 0 ? null : consent), (ConsentPurpose)places, days));
    }
}
