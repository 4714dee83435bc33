using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Site.Interests;
using VocEdu.Cms.Texts;
using VocEdu.Domain.Content;
using VocEdu.Domain.Interests;

namespace VocEdu.Cms.Quizzes;

/// <summary>What somebody typed on the page of the quiz.</summary>
/// <param name="Asked">Numbers of the items that are asked.</param>
public sealed record TypedQuiz(IReadOnlyList<TypedText> Texts, IReadOnlySet<int> Asked);

/// <summary>Words and items of the interest quiz, as the department keeps them; readers see them at once.</summary>
public sealed class KeepQuiz(CmsDb db, InterestQuizzes written, SaveTexts texts, AuditLog audit, TimeProvider clock)
{
    /// <summary>The quiz as written, before anything was changed; null when there is none.</summary>
    public InterestQuiz? Written => written.Newest;

    public Task<QuizAsking?> LastAsync(CancellationToken cancel) => Written is not { } quiz
        ? Task.FromResult<QuizAsking?>(null)
        : db.Set<QuizAsking>().AsNoTracking().Where(a => a.Written == quiz.Version).OrderByDescending(a => a.Change).FirstOrDefaultAsync(cancel);

    /// <summary>How everything stands now; see <see cref="SaveTexts.StateAsync"/>.</summary>
    public async Task<string> StateAsync(InterestQuiz quiz, CancellationToken cancel) =>
        $"{await texts.StateAsync(Entries(quiz), cancel)}-{(await LastAsync(cancel))?.Change ?? 0}";

    public async Task<IReadOnlyList<Refusal>> RunAsync(InterestQuiz quiz, TypedQuiz typed, string? seen, Actor actor, CancellationToken cancel)
    {
        if (quiz.WhyNotAsk(typed.Asked) is { } refusal) return [refusal];
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('interest quiz', 0))", cancel);
        var last = await LastAsync(cancel);
        var (textsSeen, changeSeen) = seen?.Split('-') is [var first, var second] ? (first, second) : ("", "");
        if (changeSeen != (last?.Change ?? 0).ToString(CultureInfo.InvariantCulture)) textsSeen = "";      // then the texts are not as they were seen either
        var initial = quiz.Items.ToDictionary(item => QuizItemText.Of(quiz.Version, item).Key, item => new TextPair(item.Text, null));
        if (await texts.RunAsync(typed.Texts, textsSeen, actor, cancel, initial) is { Count: > 0 } refusals) return refusals;

        var now = quiz.Items.Select(item => item.Id).Where(typed.Asked.Contains).ToList();
        if (!now.ToHashSet().SetEquals(last?.Items ?? [.. quiz.Items.Select(item => item.Id)]))
        {
            var change = (last?.Change ?? 0) + 1;
            if (change > InterestQuiz.MostChanges) return [new("quiz.changes", "Bộ câu hỏi này đã được đổi quá nhiều lần. Hãy soạn một bộ câu hỏi mới.")];
            db.Add(new QuizAsking { Written = quiz.Version, Change = change, Items = now, AskedFrom = clock.GetUtcNow(), AskedByName = actor.Name });
            audit.Add(actor, "Đổi việc được hỏi trong trắc nghiệm", "interest-quiz", quiz.Version.ToString(CultureInfo.InvariantCulture), $"{now.Count}/{quiz.Items.Count}: {string.Join(", ", now)}");
            await db.SaveChangesAsync(cancel);
            await PublicChange.AnnounceAsync(db, PublicPages.All, cancel);
        }

        await transaction.CommitAsync(cancel);
        return [];
    }

    private static IEnumerable<TextEntry> Entries(InterestQuiz quiz) => [.. TextBook.Quiz.Entries, .. quiz.Items.Select(item => QuizItemText.Of(quiz.Version, item))];
}
