using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>The department, its division and the schools, with the names they had before.</summary>
internal sealed class DemoUnits(CmsDb db, DemoFiles files)
{
    public const string Department = "so-gddt";
    public const string Division = "phong-gdnn";

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Units.AnyAsync(u => u.Id == Division, cancel)) return;

        Add(Department, "so", null, "Sở Giáo dục và Đào tạo", "Sở GDĐT", new DateOnly(2025, 7, 1));
        foreach (var school in files.Read("schools")["schools"]!.AsArray())
        {
            var unit = Add(school!.Text("id"), school!.Text("kind"), null, school!.Text("name"), school!.Text("shortName"), new DateOnly(2020, 1, 1));
            unit.ProvinceCode = school!["address"]!.TextOrNull("provinceCode");
            FormerNames(unit, school!["formerNames"]!.AsArray().Select(n => n!).ToList());
        }

        foreach (var row in files.Read("units")["units"]!.AsArray().Where(u => db.Units.Local.All(known => known.Id != u!.Text("id"))))
            Add(row!.Text("id"), row!.Text("kind"), row!.TextOrNull("parent"), row!.Text("name"), row!.Text("shortName"), row!.Day("validFrom")!.Value);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whether there is a unit the demo does not know.</summary>
    public Task<bool> HasOthersAsync(CancellationToken cancel)
    {
        string[] own = [Department, .. Ids("schools"), .. Ids("units")];
        return db.Units.AnyAsync(u => !own.Contains(u.Id), cancel);
    }

    private IEnumerable<string> Ids(string name) => files.Read(name)[name]!.AsArray().Select(unit => unit!.Text("id"));

    private Unit Add(string id, string kind, string? parent, string name, string shortName, DateOnly from)
    {
        var unit = new Unit { Id = id, Kind = kind, ParentId = parent };
        unit.Names.Add(new UnitName { UnitId = id, ValidFrom = from, Name = name, ShortName = shortName });
        db.Units.Add(unit);
        return unit;
    }

    private static void FormerNames(Unit unit, List<JsonNode> names)
    {
        if (names.Count == 0) return;
        var present = unit.Names[0];
        unit.Names.Clear();
        foreach (var name in names)
        {
            unit.Names.Add(new UnitName
            {
                UnitId = unit.Id, ValidFrom = name.Day("validFrom")!.Value, ValidTo = name.Day("validTo"),
                Name = name.Text("name"), ShortName = name.Text("name"), LegalBasis = name.TextOrNull("legalBasis"),
            });
        }

        unit.Names.Add(new UnitName
        {
            UnitId = unit.Id, ValidFrom = names.Max(n => n.Day("validTo")!.Value).AddDays(1), Name = present.Name, ShortName = present.ShortName,
        });
    }
}
