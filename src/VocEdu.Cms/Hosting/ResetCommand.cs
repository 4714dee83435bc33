using System.CommandLine;
using VocEdu.Cms.Media;

namespace VocEdu.Cms.Hosting;

/// <summary><c>reset</c>: forgets everything the program has stored on this machine, so that the next run is a first run.</summary>
public static class ResetCommand
{
    private const string Word = "xóa";

    public static Command Create()
    {
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("reset", "Deletes all data of this machine's own database.") { yes };
        return CommandLine.With(command, (line, _) => RunAsync(CommandLine.Settings(line), line.GetValue(yes)));
    }

    private static async Task RunAsync(string[] settings, bool yes)
    {
        var builder = WebApplication.CreateBuilder(settings);
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Default")))
            throw new StartRefusedException("ConnectionStrings:Default names a server that is not ours. reset deletes only the bundled one; drop that database with its own tools.");

        var folder = builder.PostgresFolder();
        if (!yes && !await ConfirmedAsync(folder)) throw new StartRefusedException("Không xóa gì. Dữ liệu còn nguyên.");

        await EmbeddedPostgres.DeleteAsync(folder);
        if (!DeleteUploads(builder.MediaFolder(), builder.DataFolder()))
            await Console.Out.WriteLineAsync($"Tệp đã tải lên ở {builder.MediaFolder()} nằm ngoài thư mục dữ liệu nên được giữ nguyên.");
        await Console.Out.WriteLineAsync("Đã xóa dữ liệu. Lần chạy sau sẽ bắt đầu lại từ đầu.");
    }

    /// <summary>Uploads belong to the works that are gone. A folder that lies elsewhere, also by way of a link, is somebody's own.</summary>
    /// <returns>False when uploads were left where they are.</returns>
    private static bool DeleteUploads(string media, string data)
    {
        (media, data) = (Path.TrimEndingDirectorySeparator(media), Path.TrimEndingDirectorySeparator(data));
        for (var at = new DirectoryInfo(media); at is { Exists: true, LinkTarget: null }; at = at.Parent)
        {
            if (at.Parent?.FullName != data) continue;
            Directory.Delete(media, recursive: true);
            return true;
        }
        return !Directory.Exists(media);
    }

    private static async Task<bool> ConfirmedAsync(string folder)
    {
        await Console.Out.WriteLineAsync($"Mọi bài viết, tài khoản và số liệu trong {EmbeddedPostgres.Home(folder)}, cùng các tệp đã tải lên, sẽ bị xóa vĩnh viễn.");
        await Console.Out.WriteAsync($"Gõ \"{Word}\" rồi Enter để xóa (để không hỏi: --yes): ");
        return (await Console.In.ReadLineAsync())?.Trim().Normalize().Equals(Word, StringComparison.OrdinalIgnoreCase) == true;
    }
}
