namespace VocEdu.Sandbox.Pages;

/// <summary>How values are shown to people.</summary>
public static class Shown
{
    private static readonly TimeZoneInfo VietNam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, VietNam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("#,##0.0", CultureInfo.GetCultureInfo("vi-VN")) + " MB";

    /// <summary>An address that may stand in a link or a picture; what was posted is hostile.</summary>
    public static string? Web(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    public static string Host(string address) => new Uri(address).Authority;
}
