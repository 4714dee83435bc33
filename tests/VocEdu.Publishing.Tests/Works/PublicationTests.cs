using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Ledger;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Tests.Works;

public sealed class PublicationTests : EngineFixture
{
    [Test]
    public async Task First_publication_sets_the_local_date_and_a_correction_never_moves_it()
    {
        var newYear = new DateTimeOffset(2025, 12, 31, 17, 5, 0, TimeSpan.Zero);        // 00:05 on 1 January in Viet Nam
        var work = await PublishAsync(Story("content:1", at: newYear));

        var corrected = await PublishAsync(Story("content:1", at: newYear.AddDays(40)) with { Title = "Tên đã sửa" });

        Assert.That(work.Reference, Is.EqualTo("VE-2026-000001"));
        Assert.That((corrected.Id, corrected.FirstPublicOn, corrected.Title), Is.EqualTo((work.Id, new DateOnly(2026, 1, 1), "Tên đã sửa")));
        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { "published", "corrected" }));
    }

    [TestCase("TIN", true)]
    [TestCase("NGHE", true)]
    [TestCase("THONGBAO", false)]
    [TestCase("TT", false)]
    [TestCase("TOROI", false)]
    public async Task Genre_decides_whether_a_work_counts(string genre, bool counts)
    {
        var work = await PublishAsync(Story("content:1", genre));

        Assert.That(work.Counts, Is.EqualTo(counts), work.CountReason);
        Assert.That(work.CountRules, Is.EqualTo("VE-COUNT-1"));
    }

    [Test]
    public async Task Leaflet_counts_once_its_file_is_public()
    {
        await PublishAsync(Story("content:1", "TOROI"));
        Assert.That((await PublishAsync(Story("content:1", "TOROI") with { HasPublicFile = true })).Counts, Is.True);
    }

    [Test]
    public async Task Video_of_an_article_is_the_same_work_unless_an_editor_says_why_not()
    {
        var original = await PublishAsync(Story("content:1"));
        var version = await PublishAsync(Story("content:2", "VIDEO") with { VersionOf = "content:1" });
        Assert.That((version.Counts, version.VersionOf), Is.EqualTo((false, (Guid?)original.Id)));

        var independent = await PublishAsync(Story("content:2", "VIDEO") with { VersionOf = "content:1", IndependentBecause = "Phóng sự riêng" });
        Assert.That(independent.Counts, Is.True);
    }

    [Test]
    public async Task Version_published_before_its_original_is_not_counted_twice()
    {
        await PublishAsync(Story("content:2", "VIDEO") with { VersionOf = "content:1" });
        await PublishAsync(Story("content:1"));

        Assert.That(await Node.QueryAsync(db => db.Works.CountAsync(w => w.Counts)), Is.EqualTo(1));
    }

    [TestCase(Takedown.PublishedByMistake, false)]
    [TestCase(Takedown.Unlawful, false)]
    [TestCase(Takedown.Privacy, true)]
    [TestCase(Takedown.Other, true)]
    public async Task Reason_of_a_takedown_decides_whether_the_work_still_counts(Takedown kind, bool counts)
    {
        await PublishAsync(Story("content:1"));

        var work = await Node.AskAsync<TakeDownWork, Work?>(use => use.RunAsync("content:1", kind, "Lý do", "Hòa", default));
        Assert.That(work!.Counts, Is.EqualTo(counts));

        work = await Node.AskAsync<RestoreWork, Work?>(use => use.RunAsync("content:1", "Đã xem lại", "Hòa", default));
        Assert.That((work!.Counts, work.Takedown, work.FirstPublicOn), Is.EqualTo((true, Takedown.None, new DateOnly(2026, 11, 21))));
        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { "published", "withdrawn", "restored" }));
    }

    [Test]
    public async Task Ledger_says_who_and_why_in_readable_words()
    {
        await PublishAsync(Story("content:1"));
        await Node.AskAsync<TakeDownWork, Work?>(use => use.RunAsync("content:1", Takedown.Privacy, "Theo yêu cầu của gia đình", "Hòa", default));

        var entry = await Node.QueryAsync(db => db.Ledger.OrderByDescending(e => e.Number).FirstAsync());

        Assert.That(entry.Actor, Is.EqualTo("Hòa"));
        Assert.That(entry.Details, Does.Contain("Theo yêu cầu của gia đình").And.Contain("VE-2026-000001"));
    }

    [Test]
    public void Unknown_genre_is_a_mistake_of_the_host()
    {
        Assert.That(() => PublishAsync(Story("content:1", "KHONGCO")), Throws.ArgumentException);
    }

    [Test]
    public async Task External_work_counts_with_its_evidence_and_is_one_however_often_recorded()
    {
        var external = External() with { Evidence = [new(EvidenceKind.Link, "https://bao.example.vn/1")] };

        var (work, refusal) = await RecordAsync(external);
        var (again, _) = await RecordAsync(external);

        Assert.That((refusal, work!.Counts, work.Origin, again!.Id), Is.EqualTo(((Refusal?)null, true, WorkOrigin.External, work.Id)));
        Assert.That(await ActionsAsync(), Is.EqualTo(new[] { "recorded" }));
    }

    [Test]
    public async Task External_work_without_evidence_is_refused_in_words()
    {
        var (work, refusal) = await RecordAsync(External());

        Assert.That((work, refusal!.Field), Is.EqualTo(((Work?)null, "evidence")));
        Assert.That(refusal.Message, Is.EqualTo("Tác phẩm chưa có minh chứng. Hãy dán liên kết hoặc tải lên bản chụp, bản ghi."));
    }

    [TestCase(EvidenceKind.Link, "javascript:alert(1)", null)]
    [TestCase(EvidenceKind.Link, null, null)]
    [TestCase(EvidenceKind.Scan, null, "")]
    public async Task Evidence_that_proves_nothing_is_refused(EvidenceKind kind, string? url, string? file)
    {
        var (_, refusal) = await RecordAsync(External() with { Evidence = [new(kind, url, file)] });

        Assert.That(refusal!.Field, Is.EqualTo("evidence"));
    }

    [Test]
    public async Task Scan_added_later_makes_a_work_with_a_dead_link_count_again()
    {
        var (work, _) = await RecordAsync(External() with { Evidence = [new(EvidenceKind.Link, "https://bao.example.vn/1")] });
        await ExecuteAsync("update publishing.evidence set alive = false");

        var refusal = await Node.AskAsync<AddEvidence, Refusal?>(use =>
            use.RunAsync(work!.Id, new(EvidenceKind.Scan, FileKey: "scan/1.pdf"), "Hòa", default));

        Assert.That(refusal, Is.Null);
        Assert.That(await Node.QueryAsync(db => db.Works.Select(w => w.Counts).SingleAsync()), Is.True);
        Assert.That((await Node.AskAsync<VerifyLedger, LedgerReport>(use => use.RunAsync(default))).Flaw, Is.Null);
    }

    private static ExternalWork External() => new(
        Guid.Parse("0198c9d2-0000-7000-8000-000000000001"), "TIN", "Trường nghề mở ngày hội", "Báo Hải Dương", "Minh An",
        Start.AddDays(-1), "phong-gdnn", "Phòng Giáo dục nghề nghiệp", []);

    private Task<(Work? Work, Refusal? Refusal)> RecordAsync(ExternalWork external) =>
        Node.AskAsync<RecordExternalWork, (Work?, Refusal?)>(use => use.RunAsync(external, "Hòa", default));

    private Task<List<string>> ActionsAsync() => Node.QueryAsync(db => db.Ledger.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
}
