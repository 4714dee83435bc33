using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Media;

/// <summary>Lets someone without an account, who follows a link to one version of one item, see the files of that version and no others.</summary>
public sealed class MediaPass(IDataProtectionProvider protection, CmsDb db)
{
    private const string Cookie = "vocedu-xem";
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("media-pass").ToTimeLimitedDataProtector();

    /// <summary>Given with the page that shows the version; the next such page replaces it.</summary>
    public void Give(HttpContext http, Guid itemId, int version, DateTimeOffset until) => http.Response.Cookies.Append(
        Cookie,
        _protector.Protect($"{itemId}/{version}", until),
        new() { Path = "/media", HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Expires = until });

    public async Task<bool> AllowsAsync(Guid id, HttpContext http, CancellationToken cancel)
    {
        if (http.Request.Cookies[Cookie] is not { Length: < 2_000 } given || Read(given) is not var (itemId, number)) return false;
        var version = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == itemId && v.Number == number, cancel);
        return version is not null && PublicFiles.Of(version).Contains(id);
    }

    private (Guid Item, int Version)? Read(string given)
    {
        try
        {
            return _protector.Unprotect(given).Split('/') is [var item, var number] ? (Guid.Parse(item), int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
