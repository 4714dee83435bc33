using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Cms.Shared;

/// <summary>What an address or a token ends with so that only who was given it can use it. It is shown once; only its hash is kept.</summary>
public static class LinkSecret
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int Length = 43;      // 256 bits of 62 letters

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>SHA-256.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
