using System.Text.Json;
using VocEdu.Domain.Calendar;

namespace VocEdu.Cms.Shared;

/// <summary>The public holidays in <c>config/holidays.json</c>, which an owner keeps up to date.</summary>
public static class Holidays
{
    public const string File = "holidays.json";

    public static WorkingDays Read(byte[] file) => JsonSerializer.Deserialize<Written>(file, JsonSerializerOptions.Web) is { Holidays: { } days, WorkingDays: { } made }
        ? new(days, made.Select(one => one.Day))
        : throw new JsonException("Needs \"holidays\" and \"workingDays\".");

    private sealed record Written(IReadOnlyList<Holiday>? Holidays, IReadOnlyList<MadeUp>? WorkingDays);

    private sealed record MadeUp(DateOnly Day);
}
