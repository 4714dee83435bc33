using System.Diagnostics;
using System.Globalization;

namespace VocEdu.Benchmarks;

/// <summary>nginx serving one file with the same compressed bytes; the yardstick for a page from the cache.</summary>
public sealed class Nginx : IDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocedu-nginx-");
    private readonly Process _process;

    public Nginx(byte[] compressed)
    {
        var port = Node.FreePort();
        File.WriteAllBytes(Path.Combine(_folder.FullName, "page"), compressed);
        var settings = Path.Combine(_folder.FullName, "nginx.conf");
        File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture, $$"""
            daemon off; master_process off; pid {{_folder.FullName}}/pid; error_log stderr crit;
            events { }
            http {
              access_log off; sendfile on; keepalive_requests 1000000; default_type "text/html; charset=utf-8"; open_file_cache max=10;
              client_body_temp_path {{_folder.FullName}}/b; proxy_temp_path {{_folder.FullName}}/p; fastcgi_temp_path {{_folder.FullName}}/f;
              uwsgi_temp_path {{_folder.FullName}}/u; scgi_temp_path {{_folder.FullName}}/s;
              server { listen 127.0.0.1:{{port}}; root {{_folder.FullName}}; add_header Content-Encoding br; }
            }
            """));
        Page = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/page"));
        _process = Process.Start(new ProcessStartInfo(Program, ["-e", "stderr", "-c", settings]) { UseShellExecute = false })!;
    }

    public static bool IsInstalled => File.Exists(Program);

    public Uri Page { get; }

    public int Id => _process.Id;

    public async Task StartedAsync()
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(Page);
                return;
            }
            catch (HttpRequestException) when (tries < 200 && !_process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
