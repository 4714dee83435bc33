using System.Text.Json.Nodes;

namespace VocEdu.Cms.Writing.Word;

/// <summary>What a Word file says, as an item's form wants it.</summary>
/// <param name="Blocks">TipTap nodes; a picture's <c>mediaId</c> is its <see cref="WordPicture.Key"/> until it is in the library.</param>
/// <param name="Losses">Vietnamese sentences: what was left out or changed.</param>
internal sealed record WordText(string? Title, string? Summary, string? Author, JsonArray Blocks, IReadOnlyList<WordPicture> Pictures, IReadOnlyList<string> Losses);

/// <summary>A picture inside the file.</summary>
internal sealed record WordPicture(string Key, string FileName, byte[] Bytes);

/// <summary>The file was not read; the sentence says what to do.</summary>
internal sealed class UnreadableWordException(string sentence) : Exception(sentence);
