using Microsoft.AspNetCore.WebUtilities;
using System.Security.Cryptography;
using VocEdu.Cms.Accounts;

namespace VocEdu.Cms.Distribution;

/// <summary>Who is on a platform's consent page: this person, in this browser. A link that somebody else was lured to connects nothing.</summary>
public static class ConsentPerson
{
    private const string Cookie = "vocedu-ket-noi";

    public static string Begin(HttpContext http)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        http.Response.Cookies.Append(Cookie, nonce, new()
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/quan-tri/kenh", MaxAge = VocEdu.Publishing.Channels.ConnectByConsent.Lasts, IsEssential = true,
        });
        return Of(http, nonce);
    }

    public static string Of(HttpContext http) => Of(http, http.Request.Cookies[Cookie]);

    private static string Of(HttpContext http, string? nonce) => $"{http.User.Actor().Id}/{nonce}";
}
