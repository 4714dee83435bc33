using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Works;

public enum Deed
{
    Publish,
    Withdraw,
    Translate,
    Repost,
    Merge,
    Separate,
    CorrectDate,

    /// <summary>Units a and b become c: what is published from then on is c's, what was published stays whose it was.</summary>
    MergeUnits,
}

/// <param name="Item">The story it is done to, 0 to 5.</param>
/// <param name="Other">Another story, for what needs two; otherwise which kind.</param>
public sealed record Step(Deed Deed, int Item, int Other);

/// <summary>Whatever is done to works, in any order, the figure is the one the rules give by hand (vietnam.md §3.3).</summary>
public sealed class CountingProperties : EngineFixture
{
    private const int Stories = 6;
    private static readonly Takedown[] Kinds = [Takedown.PublishedByMistake, Takedown.Unlawful, Takedown.Privacy, Takedown.Other];

    [Test]
    public void Any_order_of_publishing_correcting_withdrawing_merging_and_translating_gives_the_figure_worked_out_by_hand()
    {
        var steps = Gen.Elements(Enum.GetValues<Deed>().Append(Deed.Publish).Append(Deed.Translate).ToArray())
            .SelectMany(deed => Gen.Choose(0, Stories - 1).SelectMany(item => Gen.Choose(0, Stories - 1).Select(other => new Step(deed, item, other))));
        Prop.ForAll(Arb.From(Gen.ArrayOf(steps, 14)), all => HoldsAsync(all).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    private async Task<bool> HoldsAsync(Step[] steps)
    {
        await ForgetAsync();
        var hand = new ByHand();
        var at = Start.AddDays(-300);
        foreach (var step in steps)
        {
            at = at.AddHours(31);
            await DoAsync(step, at, hand);
        }

        var works = await Node.QueryAsync(db => db.Works.AsNoTracking().ToListAsync());
        var counted = works.Where(w => w.Counts).Select(w => (w.Source, w.FirstPublicOn)).Order().ToList();
        Assert.That(counted, Is.EqualTo(hand.Counted().Order()), string.Join(", ", steps.Select(s => s.ToString())));

        var kept = await Node.QueryAsync(db => db.CountedDays.Where(d => d.Kind == FigureKind.Unit).GroupBy(d => d.Code)
            .Select(g => new { g.Key, Sum = g.Sum(d => d.Count) }).Where(g => g.Sum > 0).ToDictionaryAsync(g => g.Key, g => g.Sum));
        Assert.That(kept, Is.EquivalentTo(hand.ByUnit()), "by the unit of the day of publication");
        var merger = new UnitSuccession(hand.MergedOn is { } on ? [new("a", "c", on), new("b", "c", on)] : []);
        var rolledUp = merger.RollUp(kept, Vietnam.LocalDate(Start));
        Assert.That(rolledUp.Values.Sum(), Is.EqualTo(counted.Count), "merging units moves figures and changes none");
        Assert.That(rolledUp.Keys, hand.MergedOn is null ? Is.SubsetOf(new[] { "a", "b" }) : Is.SubsetOf(new[] { "c" }));

        var proof = await Node.AskAsync<VerifyLedger, LedgerReport>(use => use.RunAsync(default));
        Assert.That((proof.Flaw?.Message, proof.Counted), Is.EqualTo(((string?)null, counted.Count)));
        return true;
    }

    private async Task DoAsync(Step step, DateTimeOffset at, ByHand hand)
    {
        var (mine, other) = (SourceOf(step.Item), SourceOf(step.Other));
        switch (step.Deed)
        {
            case Deed.Publish or Deed.Translate:
                var original = step.Deed == Deed.Translate && step.Item != step.Other ? other : null;
                var unit = hand.MergedOn is not null ? "c" : step.Item % 2 == 0 ? "a" : "b";
                await PublishAsync(Story(mine, Genre(step.Item), at, unit: unit) with { VersionOf = original });
                hand.Publish(mine, Genre(step.Item), at, original, unit);
                break;
            case Deed.Withdraw:
                await Node.AskAsync<TakeDownWork, Work?>(use => use.RunAsync(mine, Kinds[step.Other % Kinds.Length], "Lý do", "Hòa", default));
                hand.Withdraw(mine, Kinds[step.Other % Kinds.Length]);
                break;
            case Deed.Repost:
                await Node.AskAsync<RecordExternalWork, bool>(async use => (await use.RunAsync(new ExternalWork(Guid.NewGuid(), "TIN", "Đăng lại", "Báo", null, at, "a", "Đơn vị a",
                    [new(EvidenceKind.Link, "https://bao.example.vn/1")], Repost: true), "Hòa", default)).Work is not null);
                break;
            case Deed.MergeUnits:
                hand.MergedOn ??= Vietnam.LocalDate(at);
                break;
            case Deed.Merge when hand.Has(mine) && hand.Has(other):
                var refusal = await Node.AskAsync<MergeWorks, Refusal?>(async use => await use.RunAsync(await IdAsync(mine), await IdAsync(other), "Cùng một bài", "Hòa", default));
                if (refusal is null) await MirrorMergeAsync(hand, mine, other);
                break;
            case Deed.Separate when hand.Has(mine):
                if (await Node.AskAsync<MergeWorks, Refusal?>(async use => await use.UndoAsync(await IdAsync(mine), "Nhầm", "Hòa", default)) is null) hand.Separate(mine);
                break;
            case Deed.CorrectDate when hand.Has(mine):
                var becomes = Start.AddDays(-310 - step.Other);
                if (await Node.AskAsync<CorrectDate, Refusal?>(async use => await use.AskAsync(await IdAsync(mine), becomes, "Ghi nhầm ngày", "1", "Hòa", default)) is not null) break;
                var open = await Node.QueryAsync(db => db.DateCorrections.Where(c => c.DecidedAt == null).Select(c => c.Id).SingleAsync());
                Assert.That(await Node.AskAsync<CorrectDate, Refusal?>(use => use.DecideAsync(open, true, null, "2", "An", default)), Is.Null);
                hand.Date(mine, becomes);
                break;
        }
    }

    private async Task MirrorMergeAsync(ByHand hand, string mine, string other)
    {
        // Which of the two points to the other is the program's choice; that they are one is not.
        var into = await Node.QueryAsync(db => db.Works.Where(w => w.Source == mine).Select(w => w.MergedInto).SingleAsync());
        if (into == await IdAsync(other)) hand.Merge(mine, other);
        else hand.Merge(other, mine);
    }

    private Task<Guid> IdAsync(string source) => Node.QueryAsync(db => db.Works.Where(w => w.Source == source).Select(w => w.Id).SingleAsync());

    private static string SourceOf(int item) => $"content:{item}";

    private static string Genre(int item) => item == 5 ? "THONGBAO" : item % 2 == 0 ? "TIN" : "VIDEO";

    private async Task ForgetAsync()
    {
        await End();
        await Begin();
    }

    /// <summary>Pencil and paper: publications, and which are the same work.</summary>
    private sealed class ByHand
    {
        private readonly Dictionary<string, (string Genre, DateTimeOffset At, Takedown Takedown, string Unit)> _public = [];
        private readonly Dictionary<string, string> _versionOf = [], _mergedInto = [];

        public DateOnly? MergedOn { get; set; }

        public bool Has(string source) => _public.ContainsKey(source);

        /// <summary>The first publication sets day and unit.</summary>
        public void Publish(string source, string genre, DateTimeOffset at, string? original, string unit)
        {
            _public[source] = _public.TryGetValue(source, out var known) ? (genre, known.At, Takedown.None, known.Unit) : (genre, at, Takedown.None, unit);
            if (original is null) _versionOf.Remove(source);
            else _versionOf[source] = original;
        }

        public void Withdraw(string source, Takedown kind)
        {
            if (_public.TryGetValue(source, out var known)) _public[source] = known with { Takedown = kind };
        }

        public void Date(string source, DateTimeOffset at) => _public[source] = _public[source] with { At = at };

        public void Merge(string source, string into) => _mergedInto[source] = into;

        public void Separate(string source) => _mergedInto.Remove(source);

        public IEnumerable<(string, DateOnly)> Counted()
        {
            var seen = new HashSet<string>();
            foreach (var source in _public.Keys)
            {
                if (!seen.Add(source)) continue;
                var work = new List<string> { source };
                for (var i = 0; i < work.Count; i++)
                    foreach (var next in _public.Keys.Where(o => Tied(o, work[i]) && seen.Add(o))) work.Add(next);
                if (work.Where(Counts).OrderBy(s => _public[s].At).ThenBy(_versionOf.ContainsKey).FirstOrDefault() is { } first)
                    yield return (first, Vietnam.LocalDate(_public[first].At));
            }
        }

        public Dictionary<string, int> ByUnit() => Counted().GroupBy(w => _public[w.Item1].Unit).ToDictionary(g => g.Key, g => g.Count());

        private bool Tied(string a, string b) => Leads(_versionOf, a, b) || Leads(_versionOf, b, a) || Leads(_mergedInto, a, b) || Leads(_mergedInto, b, a);

        private static bool Leads(Dictionary<string, string> ties, string from, string to) => ties.GetValueOrDefault(from) == to;

        private bool Counts(string source) => _public[source] is { Genre: not "THONGBAO", Takedown: not (Takedown.PublishedByMistake or Takedown.Unlawful) };
    }
}
