using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site;

/// <summary>Finds official documents by number and words, year and validity. The cost does not grow with how many there are: what few hold is looked up
/// in the index of trigrams; what many hold is soon met going from the newest back.</summary>
public sealed class FindDocuments(CmsDb db)
{
    private const int Few = 400, Trigram = 3;

    /// <param name="question">Part of a number, title or subject; so short that it makes no trigram, the beginning of a word.</param>
    /// <param name="year">Of issue.</param>
    /// <param name="inForceOn">Only what is in force on this day.</param>
    /// <returns>In no order.</returns>
    public async Task<IQueryable<Publication>> RunAsync(string question, int? year, DateOnly? inForceOn, CancellationToken cancel)
    {
        var folded = VietnameseText.Fold(question);
        var letters = folded.Count(char.IsLetterOrDigit);
        if (question.Length > 0 && letters == 0) return db.Publications.Where(_ => false);
        var pattern = letters >= Trigram ? Escaped(folded) : $@"(^|[ /.(-]){Escaped(folded.SkipWhile(c => !char.IsLetterOrDigit(c)))}";
        var few = question.Length == 0 ? null : await db.Database.SqlQuery<Guid>($"""
            select item_id as "Value" from cms.publication where kind = 'OfficialDocument' and listed and document_words ~ (select {pattern}) limit {Few + 1}
            """).ToListAsync(cancel);

        var (everything, yearText, today) = (few is null, year?.ToString(CultureInfo.InvariantCulture), inForceOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var isFew = few?.Count <= Few;
        return db.Publications.FromSql($"""
            select * from cms.publication where kind = 'OfficialDocument' and listed
              and ({!isFew} or item_id = any({(isFew ? few!.ToArray() : [])}))
              and ({isFew || everything} or document_words ~ {pattern})
              and ({yearText}::text is null or document_year = {yearText})
              and ({today}::text is null or (coalesce(fields ->> 'validFrom', '') <= {today} and coalesce(fields ->> 'validTo', '9999-12-31') >= {today}))
            """);
    }

    /// <summary>As a regular expression that matches just this.</summary>
    private static string Escaped(IEnumerable<char> text) => string.Concat(text.Select(c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c is not ' ' ? $@"\{c}" : $"{c}"));
}
