using System.Globalization;

namespace VocEdu.Cms.Shared;

/// <summary>Instants as people in Viet Nam read them.</summary>
public static class VietnamTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly string[] Days = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    public static DateTimeOffset InVietnam(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly DayInVietnam(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.InVietnam().DateTime);

    /// <summary>The instant at which a Vietnamese clock shows this.</summary>
    public static DateTimeOffset AtVietnamClock(this DateTime local) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone.GetUtcOffset(local));

    /// <summary><c>05/02/2026 14:07</c></summary>
    public static string InShort(this DateTimeOffset instant) => instant.InVietnam().ToString("dd'/'MM'/'yyyy HH':'mm", Culture);

    /// <summary><c>Thứ Năm, ngày 05/02/2026 14:07 (giờ Việt Nam)</c></summary>
    public static string InFull(this DateTimeOffset instant) =>
        $"{Days[(int)instant.InVietnam().DayOfWeek]}, ngày {instant.InShort()} (giờ Việt Nam)";

    /// <summary><c>05/02/2026</c></summary>
    public static string InShort(this DateOnly day) => day.ToString("dd'/'MM'/'yyyy", Culture);

    /// <summary><c>Thứ Năm, ngày 05/02/2026</c></summary>
    public static string InFull(this DateOnly day) => $"{Days[(int)day.DayOfWeek]}, ngày {day.InShort()}";
}
