using System.Globalization;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Resources;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Shared;

/// <summary>Names and lengths of time in the language of the page.</summary>
public static class PageWords
{
    public static string Said(this Genre genre) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? genre.EnglishName : genre.Name;

    /// <summary>How long something has waited, in the largest unit that fits.</summary>
    public static string Waited(this IStringLocalizer<SharedStrings> words, TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => words["{0} ngày", (int)time.TotalDays],
        { TotalHours: >= 1 } => words["{0} giờ", (int)time.TotalHours],
        _ => words["{0} phút", Math.Max(1, (int)time.TotalMinutes)],
    };
}
