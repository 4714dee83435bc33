using System.Text.Json;

namespace VocEdu.Cms.Moving.Archive;

/// <summary>What an archive says of itself, in <c>manifest.json</c>.</summary>
/// <param name="Format">1: tables as JSON lines below <c>tables/</c>, files of the library below <c>media/{id}/</c>.</param>
/// <param name="WithPersonal">Whether the private part of consents, and the signed papers, are in it, readable.</param>
/// <param name="Ledger">Where the ledger it was counted by ended.</param>
/// <param name="MissingMedia">Files of the library whose bytes were not there.</param>
public sealed record ArchiveManifest(
    int Format, string Site, Uri Address, DateTimeOffset MadeAt, bool WithPersonal, IReadOnlyList<ArchivedTable> Tables, IReadOnlyDictionary<string, long> Sequences, LedgerEnd Ledger,
    int MediaFiles = 0, long MediaBytes = 0, IReadOnlyList<Guid>? MissingMedia = null)
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
}

/// <param name="Sha256">Of the file, hex.</param>
/// <param name="Imported">False: for reading only.</param>
public sealed record ArchivedTable(string Name, long Rows, string Sha256, bool Imported)
{
    public string File => $"tables/{Name}.jsonl";
}

/// <param name="Hash">Of its last row, hex.</param>
public sealed record LedgerEnd(long Rows, string Hash);
