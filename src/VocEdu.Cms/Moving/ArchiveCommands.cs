using System.CommandLine;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Moving.Archive;

namespace VocEdu.Cms.Moving;

/// <summary><c>export</c> and <c>import</c>: everything into one file, and out of it into an empty instance.</summary>
public static class ArchiveCommands
{
    /// <summary>Runs work on the program put together for a command line.</summary>
    public delegate Task OnProgram(ParseResult line, Func<WebApplication, Task> work, CancellationToken cancel);

    public static Command Export(OnProgram program)
    {
        var withPersonal = new Option<bool>("--with-personal") { Description = "With the private part of consents and the signed papers, readable." };
        var (command, file) = Of("export", "Writes everything into one ZIP file.");
        command.Add(withPersonal);
        return CommandLine.With(command, (line, cancel) => program(line, app => ExportAsync(app, line.GetValue(file)!, line.GetValue(withPersonal), cancel), cancel));
    }

    public static Command Import(OnProgram program)
    {
        var (command, file) = Of("import", "Reads such a file into an empty instance.");
        return CommandLine.With(command, (line, cancel) => program(line, async app =>
        {
            await CommandLine.MigrateAsync(app, cancel);
            await ImportAsync(app.Services, line.GetValue(file)!, cancel);
        }, cancel));
    }

    private static (Command Command, Argument<string> File) Of(string name, string says)
    {
        var file = new Argument<string>("file") { Description = "Path of the ZIP file." };
        return (new Command(name, says) { file }, file);
    }

    private static async Task ExportAsync(WebApplication app, string path, bool withPersonal, CancellationToken cancel)
    {
        await CommandLine.MigrateAsync(app, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var manifest = await scope.ServiceProvider.GetRequiredService<WriteArchive>().RunAsync(Path.GetFullPath(path), withPersonal, _ => Task.CompletedTask, cancel);
            await Console.Out.WriteLineAsync($"Đã xuất {manifest.Tables.Sum(t => t.Rows)} dòng và {manifest.MediaFiles} tệp vào {path}.");
            if (manifest.MissingMedia is { Count: > 0 } missing) await Console.Out.WriteLineAsync($"{missing.Count} tệp thư viện không còn trên ổ đĩa: {string.Join(", ", missing)}");
        }
        catch (ArchiveRefusedException why)
        {
            throw new StartRefusedException(why.Message);
        }
    }

    /// <summary>Into a database that has its tables, and perhaps nothing else yet.</summary>
    /// <exception cref="StartRefusedException">Nothing was imported.</exception>
    public static async Task ImportAsync(IServiceProvider services, string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new StartRefusedException($"Không tìm thấy tệp {path}.");
        // Before people of the archive come in without passwords: somebody must be able to sign in.
        foreach (var first in services.GetServices<IHostedService>().OfType<FirstAdministrator>()) await first.StartAsync(cancel);
        await using var scope = services.CreateAsyncScope();
        try
        {
            var read = await scope.ServiceProvider.GetRequiredService<ReadArchive>().RunAsync(path, Console.Out.WriteLine, cancel);
            await Console.Out.WriteLineAsync($"Đã nhập {read.Rows.Values.Sum()} dòng, {read.Files} tệp; {read.Works} tác phẩm được tính lại vào sổ mới.");
            await Console.Out.WriteLineAsync("Người dùng đã có tên nhưng chưa có mật khẩu: hãy đặt mật khẩu cho từng người, nối lại các kênh và tạo lại mã truy cập.");
            if (read.Unknown.Count > 0) await Console.Out.WriteLineAsync($"Chương trình này không có các bảng: {string.Join(", ", read.Unknown)}.");
        }
        catch (ArchiveRefusedException why)
        {
            throw new StartRefusedException(why.Message);
        }
    }
}
