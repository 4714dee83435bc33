using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>Adds, changes and takes away names of one thing.</summary>
public sealed class KeepSynonyms(CmsDb db, AuditLog audit, SynonymBook book, TimeProvider clock)
{
    private const int MostPhrases = 30, LongestPhrase = 100;

    /// <param name="id">Null: a new group.</param>
    /// <param name="lines">One phrase a line; of an abbreviation, the abbreviation first.</param>
    public async Task<Refusal?> SaveAsync(Guid? id, bool abbreviation, string? lines, Actor actor, CancellationToken cancel)
    {
        List<string> phrases = [.. (lines ?? "").Split('\n').Select(line => VietnameseText.Normalize(line).Trim()).Where(line => SearchForms.Of(line).Count > 0).DistinctBy(Key)];
        if (phrases.Count < 2) return new("synonym.two", "Hãy nhập ít nhất hai cách gọi, mỗi cách một dòng.", "Phrases");
        if (phrases.Count > MostPhrases || phrases.Exists(p => p.Length > LongestPhrase))
            return new("synonym.long", "Mỗi nhóm có không quá 30 cách gọi, mỗi cách không quá 100 ký tự.", "Phrases");
        var group = id is { } known ? await db.Set<SearchSynonym>().SingleOrDefaultAsync(s => s.Id == known, cancel) : null;
        var before = group is null ? "" : $"{string.Join(", ", group.Phrases)} → ";
        if (group is null)
        {
            group = new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), Abbreviation = abbreviation, Phrases = phrases, UpdatedAt = clock.GetUtcNow(), UpdatedByName = actor.Name };
            db.Add(group);
        }

        (group.Abbreviation, group.Phrases, group.UpdatedAt, group.UpdatedByName) = (abbreviation, phrases, clock.GetUtcNow(), actor.Name);
        audit.Add(actor, "Lưu từ đồng nghĩa", "search-synonym", group.Id.ToString(), before + string.Join(", ", phrases));
        await db.SaveChangesAsync(cancel);
        book.Forget();
        return null;
    }

    public async Task DeleteAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<SearchSynonym>().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } group) return;
        db.Remove(group);
        audit.Add(actor, "Xóa từ đồng nghĩa", "search-synonym", id.ToString(), string.Join(", ", group.Phrases));
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }

    private static string Key(string phrase) => string.Join(' ', SearchForms.Of(phrase).Select(s => s.Exact));
}
