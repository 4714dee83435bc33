using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Counting;

/// <summary>A year of works, made by the engine's own use cases.</summary>
public static class Figures
{
    public static async Task LoadPlansAsync(this CmsApp app) => await app.DoAsync(async services =>
        await services.GetRequiredService<LoadPlans>().RunAsync(
            await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "config", "demo", "plans.json")), CancellationToken.None));

    /// <param name="at">Local date and time, such as <c>2026-03-01 09:00</c>.</param>
    public static Task<Work> PublishAsync(this CmsApp app, string at, string genre = "TIN", string? unit = null, string? title = null, string? source = null) =>
        app.AskAsync(services => services.GetRequiredService<RecordPublication>().RunAsync(new Announcement
        {
            Source = source ?? $"content:{Guid.NewGuid()}",
            Genre = genre,
            Title = title ?? $"Bài {at}",
            UnitCode = unit ?? CmsApp.SchoolId,
            UnitName = unit ?? "Trường Cao đẳng Thử nghiệm",
            PublicAt = LocalTime(at),
            PublicPath = "/tin-tuc/bai",
            HasPublicFile = true,
        }, "Kiểm thử", CancellationToken.None));

    public static DateTimeOffset LocalTime(string at)
    {
        var local = DateTime.ParseExact(at, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return Vietnam.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
