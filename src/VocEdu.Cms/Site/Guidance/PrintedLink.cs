using System.Text;
using QRCoder;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>An address on paper, for a phone to read.</summary>
public static class PrintedLink
{
    /// <returns>The address of a picture that holds itself.</returns>
    public static string Picture(Uri address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(new SvgQRCode(data).GetGraphic(4)));
    }
}
