using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Switches optional steps on or off for one item, also while it is in review as long as they lie ahead.</summary>
public sealed class ChooseSteps(CmsDb db, ReviewRounds rounds, AuditLog audit, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(Guid itemId, IReadOnlyCollection<string> wanted, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        var item = await db.Items.FromSql($"select * from cms.content_item where id = {itemId} for update").SingleOrDefaultAsync(cancel);
        if (item is null || !actor.CanSee(item) || !actor.Has(Role.Editor | Role.Approver)) return new Refusal("content.unknown", "Không tìm thấy bài này.");

        var now = clock.GetUtcNow();
        var round = await db.ReviewRounds.SingleOrDefaultAsync(r => r.ItemId == itemId && r.ClosedAt == null, cancel);
        var process = round is null ? await rounds.ProcessAsync(item, cancel) : await db.ReviewProcesses.SingleAsync(p => p.Id == round.ProcessId, cancel);
        string[] chosen = [.. process.Steps.Where(s => s.Optional && wanted.Contains(s.Name)).Select(s => s.Name)];
        if (round is not null)
        {
            var steps = ReviewProcessRules.For(process.Steps, chosen);
            // What lies behind, and the open step, stay as they are.
            if (steps.Count <= round.At || steps.Take(round.At + 1).Any(s => round.Steps.Take(round.At + 1).All(kept => kept.Name != s.Name)) || steps[round.At].Name != round.Step.Name)
                return new("review.step-behind", "Chỉ thêm hoặc bỏ được những bước chưa đến. Các bước đã qua và bước đang mở giữ nguyên.");
            round.Steps = steps;
        }

        var choice = await db.ReviewChoices.FindAsync([itemId], cancel);
        var before = choice?.Steps ?? [];
        if (choice is null) db.ReviewChoices.Add(choice = new ReviewChoice { ItemId = itemId, ChangedAt = now, ChangedByName = actor.Name });
        (choice.Steps, choice.ChangedAt, choice.ChangedByName) = ([.. chosen], now, actor.Name);
        audit.Add(actor, "Chọn bước duyệt", "item", itemId.ToString(), $"{string.Join(", ", before)} → {string.Join(", ", chosen)}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
