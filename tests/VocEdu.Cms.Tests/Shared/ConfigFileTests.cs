using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Calendar;

namespace VocEdu.Cms.Tests.Shared;

public sealed class ConfigFileTests
{
    private static readonly DateOnly Tuesday = new(2026, 2, 17);

    private string _folder = null!;
    private int _read;

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("vocedu-config").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "config"));
        _read = 0;
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_file_is_read_once_and_again_only_when_it_has_changed()
    {
        Write("""{"holidays": [{"from": "2026-02-17", "to": "2026-02-17", "name": "Tết"}], "workingDays": []}""", 1);
        var file = Open();
        for (var i = 0; i < 5; i++) Assert.That(file.Value.IsWorking(Tuesday), Is.False);
        Assert.That(_read, Is.EqualTo(1));
        Write("""{"holidays": [], "workingDays": []}""", 2);
        Assert.That((file.Value.IsWorking(Tuesday), _read), Is.EqualTo((true, 2)));
    }

    [TestCase("{ hỏng")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"holidays": [{"from": "2026-02-17", "to": "2020-01-01", "name": "Ngược"}], "workingDays": []}""")]
    public void A_broken_file_leaves_what_it_said_last_and_says_so(string broken)
    {
        Write("""{"holidays": [{"from": "2026-02-17", "to": "2026-02-17", "name": "Tết"}], "workingDays": []}""", 1);
        var file = Open();
        Assert.That(file.Fault, Is.Null);
        Write(broken, 2);
        Assert.That((file.Value.IsWorking(Tuesday), file.Fault is null), Is.EqualTo((false, false)));
        Write("""{"holidays": [], "workingDays": []}""", 3);
        Assert.That((file.Value.IsWorking(Tuesday), file.Fault), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public async Task Health_names_a_broken_file_and_tells_nothing_of_what_is_in_it()
    {
        Write("{ bí mật", 1);
        var health = await new ConfigHealth([Open()]).CheckHealthAsync(new());
        Assert.That((health.Status, health.Description), Is.EqualTo((HealthStatus.Degraded, "Không đọc được config/holidays.json; nội dung đọc được lần trước vẫn có hiệu lực.")));
    }

    [Test]
    public void Without_a_readable_file_only_weekends_are_off()
    {
        var file = Open();
        Assert.That((file.Value.IsWorking(Tuesday), file.Value.IsWorking(new(2026, 2, 21)), file.Fault is null), Is.EqualTo((true, false, false)));
    }

    private ConfigFile<WorkingDays> Open() => new(_folder, Holidays.File, bytes =>
    {
        _read++;
        return Holidays.Read(bytes);
    }, WorkingDays.WithoutHolidays, NullLogger<ConfigFile<WorkingDays>>.Instance);

    /// <param name="second">When it was written; clocks of file systems are coarse.</param>
    private void Write(string text, int second)
    {
        var path = Path.Combine(_folder, "config", Holidays.File);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, second, DateTimeKind.Utc));
    }
}
