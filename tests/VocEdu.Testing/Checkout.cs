namespace VocEdu.Testing;

/// <summary>The working copy the tests run from.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "VocEduCms.sln"))) return at.FullName;
        }
        throw new InvalidOperationException($"No VocEduCms.sln above {AppContext.BaseDirectory}: the tests run inside a checkout.");
    }
}
