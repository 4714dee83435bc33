using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Site;

/// <summary>What the public site says of itself.</summary>
public sealed class SiteOptions
{
    /// <summary>The address readers and platforms reach the site at; links and pictures in posts begin with it.</summary>
    [Required] public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    [Required] public string Name { get; set; } = "Cổng thông tin giáo dục nghề nghiệp";

    /// <summary>The body that runs the site, printed in the foot.</summary>
    [Required] public string Owner { get; set; } = "Sở Giáo dục và Đào tạo";

    /// <summary>Printed under each item that names nobody: head of the editorial board.</summary>
    [Required] public string Responsible { get; set; } = "Trưởng ban Biên tập";

    /// <summary>For the contact page; empty ones are left out.</summary>
    public string Address { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>Addresses in one file of the sitemap.</summary>
    [Range(1, 50_000)] public int SitemapFile { get; set; } = Sitemaps.Sitemap.MostInOneFile;

    /// <summary>Whom journalists ask; an empty one is that of the contact page.</summary>
    public string PressContact { get; set; } = "";
    public string PressPhone { get; set; } = "";
    public string PressEmail { get; set; } = "";

    public Uri Absolute(string path) => new(PublicUrl, path);
}
