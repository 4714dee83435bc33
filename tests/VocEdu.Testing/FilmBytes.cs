using System.Text;

namespace VocEdu.Testing;

/// <summary>Files that exist by name alone: every process makes the same bytes of a name.</summary>
public static class FilmBytes
{
    public const string Picture = "bia.jpg";

    public static byte[] Of(string name) => name == Picture ? [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]]
        : Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{name} ", 400)));
}
