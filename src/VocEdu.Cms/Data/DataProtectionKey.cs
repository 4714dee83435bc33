namespace VocEdu.Cms.Data;

/// <summary>A key of ASP.NET Core data protection: kept in the database so that every node reads every cookie and secret.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }
    public string? FriendlyName { get; init; }
    public required string Xml { get; init; }
}
