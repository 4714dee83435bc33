using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Connectors.Http;

/// <summary>Proof that the caller knows the app's secret; Facebook and Zalo ask for it when the app switches the check on.</summary>
internal static class AppSecretProof
{
    public static string Of(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));
}
