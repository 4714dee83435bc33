using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Consents;

public sealed class PublishingWithPeopleTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_child_without_consent_goes_nowhere()
    {
        var id = await _app.SavedAsync(About("Em Nông Thị Hoa", AgeBand.From7, null));
        var refused = await Assert.CatchAsync(() => _app.MoveAsync(id, ContentState.InReview, Stories.Officer));
        Assert.That(refused!.Message, Is.EqualTo("Chưa có phiếu đồng ý của Em Nông Thị Hoa. Không thể xuất bản bài này."));

        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Em Nông Thị Hoa"));
        await SaveAgainAsync(id, About("Em Nông Thị Hoa", AgeBand.From7, consent.Number));
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        await _app.MoveAsync(id, ContentState.Approved, Stories.Approver);
        await _app.MoveAsync(id, ContentState.Published, Stories.Approver);
    }

    [Test]
    public async Task A_birthday_on_the_paper_outweighs_what_the_story_says()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Vừ A Lớn") with { BornOn = new(2015, 5, 1) });
        var findings = await CheckAsync(About("Vừ A Lớn", AgeBand.Adult, consent.Number, consent.Id));
        Assert.That(findings, Is.Empty);
        await WithdrawnAsync(consent);
        Assert.That((await CheckAsync(About("Vừ A Lớn", AgeBand.Adult, consent.Number, consent.Id))).Single().Code, Is.EqualTo("consent.withdrawn"));
    }

    [Test]
    public async Task What_was_withdrawn_after_the_approval_is_not_published_even_by_the_clock()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Bùi Đổi Ý", AgeBand.Adult));
        var id = await _app.ApprovedAsync("Bài đã duyệt", About("Bùi Đổi Ý", AgeBand.Adult, consent.Number));
        await WithdrawnAsync(consent);

        var byHand = await _app.AskAsync(s => s.GetRequiredService<PublishContent>().RunAsync(id, Stories.Approver, null, CancellationToken.None));
        Assert.That(byHand!.Message, Does.StartWith("Bùi Đổi Ý đã rút lại sự đồng ý"));
        await using (var command = _app.Database.CreateCommand("update cms.content_item set state = 'Scheduled', scheduled_for = $2 where id = $1"))
        {
            command.Parameters.Add(new() { Value = id });
            command.Parameters.Add(new() { Value = _app.Clock.GetUtcNow().UtcDateTime });
            await command.ExecuteNonQueryAsync();
        }

        await _app.DoAsync(s => s.GetRequiredService<PublishDueContent>().RunAsync(CancellationToken.None));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Approved));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Events.AnyAsync(e => e.ItemId == id && e.Reason!.StartsWith("Bùi Đổi Ý"))), Is.True);
    }

    [Test]
    public async Task A_channel_nobody_ticked_is_refused_and_says_why()
    {
        await ConnectFacebookAsync();
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Ngô Không Mạng", AgeBand.Adult));
        var id = await _app.ApprovedAsync("Bài không lên Facebook", About("Ngô Không Mạng", AgeBand.Adult, consent.Number));
        await _app.MoveAsync(id, ContentState.Published, Stories.Approver);
        var post = await _app.AskAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            var work = await db.Publications.Where(p => p.ItemId == id).Select(p => p.WorkId).SingleAsync();
            return await db.Outbox.AsNoTracking().SingleAsync(p => p.WorkId == work);
        });
        Assert.That(post.State, Is.EqualTo(PostState.Refused));
        Assert.That(post.AnswerMessage, Does.StartWith("Ngô Không Mạng chưa đồng ý cho đăng trên Facebook"));
    }

    [Test]
    public async Task A_child_in_a_picture_stops_every_story_that_shows_it()
    {
        var picture = await PictureAsync();
        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            db.Add(new MediaPerson { Id = Guid.CreateVersion7(), MediaId = picture, Name = "Em bé trong ảnh", AgeBand = "under-7", Basis = LawfulBasis.PublicEvent, Announced = true });
            await db.SaveChangesAsync();
        });
        var id = await _app.SavedAsync(Stories.Draft("Bài có ảnh em bé") with { Fields = new() { Cover = new(picture, "Một em bé") } });
        var refused = await Assert.CatchAsync(() => _app.MoveAsync(id, ContentState.InReview, Stories.Officer));
        Assert.That(refused!.Message, Is.EqualTo("Chưa có phiếu đồng ý của Em bé trong ảnh. Không thể xuất bản ảnh này."));
    }

    [Test]
    public async Task A_school_cannot_lean_on_another_schools_paper()
    {
        var theirs = await _app.ConsentAsync(Consenting.Given(_app, "Học Sinh Trường Kia", unit: CmsApp.OtherSchoolId));
        var contributor = new Actor(Guid.CreateVersion7(), "Cộng tác viên", Role.Contributor, CmsApp.SchoolId);
        async Task<SaveOutcome> SaveAsync(ContentDraft draft) => await _app.AskAsync(s => s.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, contributor, CancellationToken.None));

        var byNumber = (SaveOutcome.Saved)await SaveAsync(About("Học Sinh Trường Kia", AgeBand.From7, theirs.Number));
        Assert.That(byNumber.Version.Fields.People.Single().ConsentId, Is.Null);
        Assert.That((await CheckAsync(ContentDraft.Of(byNumber.Version))).Single().Code, Is.EqualTo("consent.missing"));
        var byId = await SaveAsync(About("Học Sinh Trường Kia", AgeBand.From7, null, theirs.Id));
        Assert.That(byId, Is.InstanceOf<SaveOutcome.Refused>());
    }

    private static ContentDraft About(string name, AgeBand age, string? number, Guid? id = null) => Stories.Draft($"Chuyện của {name}") with
    {
        Fields = new() { People = [new(name, "học sinh", age.Code(), LawfulBasis.Consent, number, id)] },
    };

    private Task<IReadOnlyList<ConsentFinding>> CheckAsync(ContentDraft draft) =>
        _app.AskAsync(s => s.GetRequiredService<ItemConsents>().CheckAsync(draft with { ChannelTexts = new() }, Vietnam.Today(_app.Clock), CancellationToken.None));

    private Task SaveAgainAsync(Guid id, ContentDraft draft) =>
        _app.DoAsync(s => s.GetRequiredService<SaveContent>().RunAsync(id, 1, draft, Stories.Officer, CancellationToken.None));

    private async Task WithdrawnAsync(Consent consent)
    {
        await using var command = _app.Database.CreateCommand("update cms.consent set withdrawn_at = $2 where id = $1");
        command.Parameters.Add(new() { Value = consent.Id });
        command.Parameters.Add(new() { Value = _app.Clock.GetUtcNow().UtcDateTime });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Guid> PictureAsync()
    {
        var id = Guid.CreateVersion7();
        await _app.DoAsync(async s =>
        {
            var db = s.GetRequiredService<CmsDb>();
            db.Media.Add(new MediaFile
            {
                Id = id, Kind = MediaKind.Picture, FileName = "em-be.jpg", ContentType = "image/jpeg", Length = 1, Sha256 = id.ToString("N"), AlternativeText = "", Credit = "",
                State = MediaState.Ready, UploadedAt = _app.Clock.GetUtcNow(), UploadedBy = Guid.Empty, UploadedByName = "Kiểm thử",
            });
            await db.SaveChangesAsync();
        });
        return id;
    }

    private Task ConnectFacebookAsync() => _app.DoAsync(s =>
        s.GetRequiredService<ConnectChannel>().RunAsync(ChannelKind.Facebook, "Trang thử", "111", new("BI-MAT"), CancellationToken.None));
}
