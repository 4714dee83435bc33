using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Tests.Hosting;

public sealed class ResetTests
{
    private DirectoryInfo _data = null!, _elsewhere = null!;

    [SetUp]
    public void Begin() => (_data, _elsewhere) = (Directory.CreateTempSubdirectory("vocedu-data-"), Directory.CreateTempSubdirectory("vocedu-elsewhere-"));

    [TearDown]
    public void End()
    {
        _data.Delete(recursive: true);
        _elsewhere.Delete(recursive: true);
    }

    [TestCase("", "media")]
    [TestCase("tep/thu-vien", "tep/thu-vien")]
    public async Task Uploads_go_with_their_works_and_the_demo_password_stays(string setting, string folder)
    {
        var upload = Write(_data, folder + "/ab/original");
        var password = Write(_data, "demo-password");

        await ResetAsync(setting.Length == 0 ? "" : Path.Combine(_data.FullName, setting) + "/");

        Assert.That((File.Exists(upload), File.Exists(password)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Uploads_that_lie_elsewhere_stay()
    {
        var upload = Write(_elsewhere, "original");
        await ResetAsync(_elsewhere.FullName);
        Assert.That(File.Exists(upload), Is.True);
    }

    [TestCase("lien-ket")]
    [TestCase("lien-ket/media")]
    public async Task Uploads_that_a_link_leads_to_stay(string setting)
    {
        var upload = Write(_elsewhere, "media/original");
        Directory.CreateSymbolicLink(Path.Combine(_data.FullName, "lien-ket"), _elsewhere.FullName);
        await ResetAsync(Path.Combine(_data.FullName, setting));
        Assert.That(File.Exists(upload), Is.True);
    }

    [TestCase("")]
    [TestCase("..")]
    public async Task Data_folder_itself_is_no_folder_of_uploads(string setting)
    {
        var password = Write(_data, "demo-password");
        await ResetAsync(Path.Combine(_data.FullName, setting));
        Assert.That(File.Exists(password), Is.True);
    }

    private static string Write(DirectoryInfo folder, string name)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "x");
        return file;
    }

    private async Task ResetAsync(string media) => Assert.That(
        await CommandLine.RunAsync(["reset", "--yes", $"--Data:Folder={_data.FullName}", $"--Media:Folder={media}", "--ConnectionStrings:Default="],
            (_, _, _) => throw new InvalidOperationException("Nothing is to be started.")),
        Is.Zero);
}
