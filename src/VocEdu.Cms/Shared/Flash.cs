using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace VocEdu.Cms.Shared;

/// <summary>A sentence shown once, on the page that follows.</summary>
public static class Flash
{
    private const string Done = "flash-done", Failed = "flash-failed";

    public static void SayDone(this ITempDataDictionary data, string sentence) => data[Done] = sentence;

    public static void SayFailed(this ITempDataDictionary data, string sentence) => data[Failed] = sentence;

    public static string? Success(this ITempDataDictionary data) => data[Done] as string;

    public static string? Failure(this ITempDataDictionary data) => data[Failed] as string;
}
