using System.Text.Json;

namespace VocEdu.Cms.Shared;

/// <summary>A file of <c>config</c>, whatever it says.</summary>
public abstract class ConfigFile(string name)
{
    public string Name => name;

    /// <summary>Why the file could not be read, for whoever may mend it; null when it could.</summary>
    public abstract string? Fault { get; }
}

/// <summary>A file of <c>config</c> as a value: read once, and again only when the file has changed. One that cannot be read breaks no page: what it said last holds.</summary>
/// <param name="from">Where the program's files are; the configuration folder lies there or above.</param>
/// <param name="fallback">What holds while no readable file was ever found.</param>
public sealed class ConfigFile<T>(string from, string name, Func<byte[], T> read, T fallback, ILogger<ConfigFile<T>> log) : ConfigFile(name) where T : class
{
    private readonly Lock _reading = new();
    private State _state = new(fallback, null, null);

    /// <summary>What the file says now.</summary>
    public T Value => Look().Value;

    public override string? Fault => Look().Fault;

    private State Look()
    {
        var stamp = StampNow();
        if (_state.Stamp == stamp) return _state;
        lock (_reading)
        {
            if (_state.Stamp == stamp) return _state;
            try
            {
                return _state = new(read(File.ReadAllBytes(ConfigFolder.Find(from, Name))), null, stamp);
            }
            catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
            {
                log.LogError(fault, "config/{Name} cannot be read; what it said last holds", Name);
                return _state = new(_state.Value, $"config/{Name}: {fault.Message}", stamp);
            }
        }
    }

    /// <summary>Changes when the file does.</summary>
    private string StampNow()
    {
        try
        {
            var file = new FileInfo(ConfigFolder.Find(from, Name));
            return $"{file.LastWriteTimeUtc.Ticks} {file.Length}";
        }
        catch (IOException)
        {
            return "none";
        }
    }

    private sealed record State(T Value, string? Fault, string? Stamp);
}

public static class ConfigFiles
{
    /// <summary>Offers what the file says now as <typeparamref name="T"/>, and the file itself as <see cref="ConfigFile{T}"/> and among all <see cref="ConfigFile"/>s.</summary>
    public static void AddConfigFile<T>(this WebApplicationBuilder builder, string name, Func<byte[], T> read, T fallback) where T : class => builder.Services
        .AddSingleton(services => new ConfigFile<T>(builder.Environment.ContentRootPath, name, read, fallback, services.GetRequiredService<ILogger<ConfigFile<T>>>()))
        .AddSingleton<ConfigFile>(services => services.GetRequiredService<ConfigFile<T>>())
        .AddScoped(services => services.GetRequiredService<ConfigFile<T>>().Value);
}
