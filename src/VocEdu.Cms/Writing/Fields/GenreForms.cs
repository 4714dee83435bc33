using static VocEdu.Cms.Writing.Fields.FieldGroup;

namespace VocEdu.Cms.Writing.Fields;

/// <summary>Inputs that stand together; each group is a view of the same name beside this file.</summary>
public enum FieldGroup
{
    WhenAndWhere,
    EventTimes,
    Document,
    Interviewee,
    Photos,
    DataSource,
    Script,
    Broadcast,
    Recording,
    File,
    Imprint,
    Validity,
    Contact,
    Release,
    People,
}

/// <summary>Which inputs each genre's form has, in the order of the page (vietnam.md §6).</summary>
public static class GenreForms
{
    private static readonly Dictionary<string, FieldGroup[]> Own = new(StringComparer.Ordinal)
    {
        ["TIN"] = [WhenAndWhere, People],
        ["TINVAN"] = [WhenAndWhere, People],
        ["BAI"] = [People],
        ["PV"] = [Interviewee, People],
        ["GHICHEP"] = [WhenAndWhere, People],
        ["PS"] = [Photos, People],
        ["PSA"] = [Photos, People],
        ["ANH"] = [WhenAndWhere, People],
        ["GUONG"] = [People],
        ["CL"] = [People],
        ["INFO"] = [DataSource, People],
        ["EMAG"] = [Photos, People],
        ["VIDEO"] = [Recording, People],
        ["PSTH"] = [WhenAndWhere, Recording, People],
        ["PT"] = [Recording, People],
        ["TT"] = [Script, Broadcast, Recording, People],
        ["TOROI"] = [FieldGroup.File, Imprint, People],
        ["CAMNANG"] = [FieldGroup.File, Imprint, People],
        ["NGHE"] = [DataSource],
        ["HOIDAP"] = [Interviewee, People],
        ["THONGBAO"] = [Validity, Contact, People],
        ["SUKIEN"] = [EventTimes, Contact, People],
        ["VANBAN"] = [Document, FieldGroup.File, Validity],
        ["TCBC"] = [Release, Contact, People],
        ["COSO"] = [],
    };

    public static IReadOnlyList<FieldGroup> For(string genre) => Own[genre];
}
