namespace VocEdu.Cms.Shared;

/// <summary>What an owner may change without a programmer.</summary>
public static class ConfigFolder
{
    /// <summary>The full name of a file in <c>config</c>.</summary>
    /// <param name="from">Where the program's files are; the folder lies there or above.</param>
    public static string Find(string from, string name)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "config", name);
            if (File.Exists(file)) return file;
        }

        throw new FileNotFoundException($"config/{name} is in no folder above {from}.");
    }
}
