using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace VocEdu.Cms.Distribution;

/// <summary>Addresses of the list of posts.</summary>
public static class PostAddress
{
    public const string List = "/quan-tri/bai-dang";

    public static string Of(PostGroup group) => QueryHelpers.AddQueryString(List, "nhom", group.ToString());

    /// <summary>What reached its channel between two local days, both included.</summary>
    public static string PostedBetween(DateOnly from, DateOnly to) => QueryHelpers.AddQueryString(List, new Dictionary<string, string?>
    {
        ["tu"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["den"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });
}
