using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Counting.Import;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Redirects;

/// <param name="Line">Of the file, from 1.</param>
/// <param name="Why">In words for a person.</param>
public sealed record RefusedLine(int Line, string Text, string Why);

/// <summary>Takes a list of old addresses from a spreadsheet: the old one, then the new one or the word <c>gỡ</c>.</summary>
public sealed class ImportRedirects(CmsDb db, SaveRedirect save)
{
    private static readonly string[] Gone = ["gỡ", "đã gỡ", "410"];

    /// <returns>How many were taken and which were not; null when the file cannot be read.</returns>
    public async Task<(int Taken, IReadOnlyList<RefusedLine> Refused)?> RunAsync(Stream file, Actor actor, CancellationToken cancel)
    {
        if (SheetReader.Read(file) is not { } rows) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await save.LockAsync(cancel);
        var (taken, refused) = (0, new List<RefusedLine>());
        for (var line = 0; line < rows.Count; line++)
        {
            var (source, target) = (rows[line].ElementAtOrDefault(0)?.Trim() ?? "", rows[line].ElementAtOrDefault(1)?.Trim() ?? "");
            if (source.Length == 0 && target.Length == 0) continue;
            if (line == 0 && OldAddress.Read(source) is null) continue;       // the names of the columns
            if (await save.SetAsync(source, target, Gone.Contains(target.ToLowerInvariant()), actor, cancel) is { } refusal)
            {
                refused.Add(new(line + 1, $"{source}; {target}", refusal.Message));
                continue;
            }

            await db.SaveChangesAsync(cancel);      // the next line may lead on from this one
            db.ChangeTracker.Clear();
            taken++;
        }

        await transaction.CommitAsync(cancel);
        return (taken, refused);
    }
}
