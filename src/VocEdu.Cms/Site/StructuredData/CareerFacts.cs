namespace VocEdu.Cms.Site.StructuredData;

/// <summary>A trade as an occupation. Pay only where the guide names its source and month.</summary>
public static class CareerFacts
{
    public static Thing Occupation(CareerGuide guide) => new("Occupation")
    {
        ["alternateName"] = guide.FolkNames.Append(guide.JobTitle).Append(guide.NameEn),
        ["skills"] = guide.Skills.Select(skill => skill.Name),
        ["responsibilities"] = guide.Tasks,
        ["occupationalCategory"] = guide.VscoCodes,
        ["occupationLocation"] = new Thing("Country") { ["name"] = "Việt Nam" },
        ["estimatedSalary"] = guide.Pay is { Source.Length: > 0, Period.Length: > 0, Min: > 0, Max: > 0 } pay ? Salary(pay) : null,
        ["educationRequirements"] = guide.Ways.SelectMany(way => way.Cards).Where(card => card.Available && card.Diploma is { Length: > 0 }).Select(card => card.Diploma).Distinct()
            .Select(diploma => new Thing("EducationalOccupationalCredential") { ["credentialCategory"] = diploma }),
        ["inLanguage"] = "vi",
    };

    private static Thing Salary(Pay pay) => new("MonetaryAmountDistribution")
    {
        ["name"] = $"{pay.Source}, {Words.Month(pay.Period)}", ["currency"] = "VND", ["duration"] = "P1M", ["minValue"] = pay.Min, ["maxValue"] = pay.Max,
    };
}
