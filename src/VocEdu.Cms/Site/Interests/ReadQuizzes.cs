using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Quizzes;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Site.Interests;

/// <summary>The interest quiz as the department asks it: in its words, without what it leaves out.</summary>
public sealed class ReadQuizzes(CmsDb db, InterestQuizzes written)
{
    public async Task<InterestQuizzes> AllAsync(CancellationToken cancel)
    {
        var words = await db.Set<SiteText>().AsNoTracking().Where(t => t.Key.StartsWith(QuizItemText.Folder) && t.Vi != null).ToDictionaryAsync(t => t.Key, t => t.Vi!, cancel);
        var askings = await db.Set<QuizAsking>().AsNoTracking().OrderBy(a => a.Written).ThenBy(a => a.Change).ToListAsync(cancel);
        return new([.. from quiz in written.Versions.Select(quiz => QuizItemText.In(quiz, words))
                       from asked in askings.Where(a => a.Written == quiz.Version).Select(a => quiz.Asking(a.Change, a.Items.ToHashSet())).Prepend(quiz)
                       where asked.Items.Count > 0
                       select asked]);
    }
}
