using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Access;

/// <summary>Every page, handler and endpoint is asked, as every role, for everything that is another's.</summary>
public sealed partial class EveryRoute
{
    /// <summary>Stands in everything the other unit has and nobody else may read.</summary>
    private const string Secret = "BIMATTHUHAI", Own = "BAICUATRUONGMINH";

    private static readonly ContentState[] Tried = [ContentState.Published, ContentState.Approved, ContentState.Withdrawn, ContentState.Submitted];

    private CmsApp _app = null!;
    private List<Ask> _asks = null!;
    private Guid _set;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync(settings: new() { ["RateLimits:Api"] = "1000000", ["RateLimits:Search"] = "1000000" });
        _asks = await Ask.AllAsync(_app);
        var other = await ActorAsync(Role.Contributor | Role.UnitHead, CmsApp.OtherSchoolId);
        var stories = new Dictionary<ContentState, Guid>();
        foreach (var state in (ContentState[])[ContentState.Draft, ContentState.Submitted, ContentState.Editing, ContentState.Approved, ContentState.Published])
            stories[state] = await StoryAsync(other, state);
        _set = await _app.AskAsync(async services => (await services.GetRequiredService<ManageReleases>().CreateAsync($"{Secret} đợt phát hành", null, null,
            [stories[ContentState.Editing], stories[ContentState.Approved]], await ActorAsync(Role.Editor, null), CancellationToken.None)).Id!.Value);
        await PictureAsync(other);
        await SavedAsync(await ActorAsync(Role.Contributor, CmsApp.SchoolId), $"{Own} bản nháp", null);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    // Rights add up: who has all these roles may do whatever one of them may. Contributors also see less of their own unit, by other ways.
    [TestCase(Role.Contributor)]
    [TestCase(Role.Contributor | Role.UnitHead)]
    public async Task People_of_a_unit_neither_read_nor_change_what_is_anothers(Role roles)
    {
        var belongings = new Belongings(_app.Database, CmsApp.OtherSchoolId);
        List<Guid> ids = [.. await belongings.IdsAsync(), _set];
        var before = await belongings.SnapshotAsync();
        var read = new List<string>();
        await WalkAsync(roles, ids, CmsApp.OtherSchoolId, (ask, body) =>
        {
            if (body.Contains(Secret, StringComparison.Ordinal)) read.Add(ask);
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.Empty, "read");
            await UnchangedAsync(belongings, before);
        }
    }

    [Test]
    public async Task People_of_a_unit_publish_nothing_of_their_own()
    {
        const Role roles = Role.Contributor | Role.UnitHead;
        var ids = await new Belongings(_app.Database, CmsApp.SchoolId).IdsAsync();
        await WalkAsync(roles, ids, CmsApp.SchoolId, (_, _) => { });

        var states = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.Where(i => i.UnitId == CmsApp.SchoolId).Select(i => i.State).Distinct().ToListAsync());
        Assert.That(states, Is.SubsetOf([ContentState.Draft, ContentState.UnitReview, ContentState.Submitted, ContentState.ChangesRequested]));
    }

    [Test]
    public async Task Who_neither_writes_nor_approves_changes_no_story()
    {
        const Role roles = Role.Reporter | Role.ChannelManager | Role.Administrator;
        var belongings = new Belongings(_app.Database, CmsApp.OtherSchoolId);
        List<Guid> ids = [.. await belongings.IdsAsync(), _set];
        var before = await belongings.SnapshotAsync();
        await WalkAsync(roles, ids, CmsApp.OtherSchoolId, (_, _) => { });
        await UnchangedAsync(belongings, before, table => table.StartsWith("cms.content_", StringComparison.Ordinal) || table.StartsWith("cms.publication", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_walk_itself_sees_what_a_person_may_see()
    {
        var seen = 0;
        var own = await SavedAsync(await ActorAsync(Role.Contributor, CmsApp.SchoolId), $"{Own} bản nháp để xem", null);      // another walk may have thrown the first away
        await WalkAsync(Role.Contributor, [own], CmsApp.SchoolId, (_, body) => seen += body.Contains(Own, StringComparison.Ordinal) ? 1 : 0, "GET");
        Assert.That(seen, Is.GreaterThan(3));
    }

    /// <summary>Asks everything with every id, and tells what was answered. A failure of the program ends the walk.</summary>
    private async Task WalkAsync(Role roles, List<Guid> ids, string unitId, Action<string, string> see, string? method = null)
    {
        using var browser = await _app.SignInAsync(roles);
        var token = Token().Match(await browser.GetStringAsync("/quan-tri/doi-mat-khau")).Groups["token"].Value;
        var broken = new List<string>();
        foreach (var ask in _asks.Where(a => method is null || a.Method == method))
        {
            foreach (var id in ask.TakesIds ? ids : [Guid.Empty])
            {
                foreach (var state in ask.ChoosesState ? Tried : [default])
                {
                    using var request = Request(ask, id, unitId, state, token);
                    using var answer = await browser.SendAsync(request);
                    if ((int)answer.StatusCode >= 500) broken.Add($"{ask} → {(int)answer.StatusCode}");
                    see($"{ask} {request.RequestUri}", await answer.Content.ReadAsStringAsync());
                }
            }
        }

        Assert.That(broken.Distinct(), Is.Empty, "broken");
        Assert.That((await browser.GetAsync("/quan-tri/doi-mat-khau")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "still signed in at the end");
    }

    private static HttpRequestMessage Request(Ask ask, Guid id, string unitId, ContentState state, string token)
    {
        var inputs = ask.Fill(id, unitId, state).ToList();
        var query = new List<KeyValuePair<string, string>>();
        if (ask.Handler is { } handler) query.Add(new("handler", handler));
        if (ask.Method is "GET" or "HEAD" or "DELETE") query.AddRange(inputs);
        var address = ask.Address(id, unitId) + (query.Count > 0 ? "?" + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")) : "");
        var request = new HttpRequestMessage(new HttpMethod(ask.Method), address);
        if (ask.Method is "GET" or "HEAD") return request;
        request.Headers.Add("X-CSRF-TOKEN", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (ask.FillJson(id, unitId, state) is { } json) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        else if (ask.Method == "POST") request.Content = new FormUrlEncodedContent(inputs);
        return request;
    }

    private static async Task UnchangedAsync(Belongings belongings, Dictionary<string, string> before, Func<string, bool>? of = null)
    {
        var after = await belongings.SnapshotAsync();
        Assert.That(before.Values, Has.Some.Not.Empty);
        foreach (var (table, rows) in before.Where(t => of?.Invoke(t.Key) != false))
            Assert.That(after[table], Is.EqualTo(rows), table);
    }

    private async Task<Actor> ActorAsync(Role roles, string? unitId)
    {
        var person = await _app.PersonAsync(roles, unitId);
        return new(person.Id, person.FullName, roles, unitId);
    }

    private async Task<Guid> StoryAsync(Actor author, ContentState state)
    {
        // What readers may see holds no secret; the next version of it does.
        var published = state is ContentState.Published;
        var id = await SavedAsync(author, published ? "Trường mở lớp hàn" : $"{Secret} {state}", null);
        ContentState[] way = state switch
        {
            ContentState.Draft => [],
            ContentState.Submitted => [ContentState.Submitted],
            ContentState.Editing => [ContentState.Submitted, ContentState.Received, ContentState.Editing],
            ContentState.Approved => [ContentState.Submitted, ContentState.Received, ContentState.Editing, ContentState.InReview, ContentState.Approved],
            _ => [ContentState.Submitted, ContentState.Received, ContentState.Editing, ContentState.InReview, ContentState.Approved, ContentState.Published],
        };
        foreach (var to in way)
            await _app.MoveAsync(id, to, to is ContentState.Submitted ? author : to is ContentState.Approved ? Stories.Approver : Stories.Officer);
        if (published) await SavedAsync(Stories.Officer, $"{Secret} bản sửa", id);
        return id;
    }

    private Task<Guid> SavedAsync(Actor author, string title, Guid? id) => _app.AskAsync(async services =>
    {
        var draft = Stories.Draft(title) with { UnitId = author.UnitId ?? CmsApp.OtherSchoolId };
        var outcome = await services.GetRequiredService<SaveContent>().RunAsync(id, 1, draft, author, CancellationToken.None);
        return outcome is SaveOutcome.Saved saved ? saved.Item.Id : throw new InvalidOperationException(outcome.ToString());
    });

    private Task PictureAsync(Actor owner) => _app.DoAsync(async services =>
    {
        await using var picture = File.OpenRead(Path.Combine(Testing.Checkout.Root, "media/brand/home.jpg"));
        var (file, refusal) = await services.GetRequiredService<AddMedia>().RunAsync(picture, $"{Secret}.jpg", Secret, Secret, owner, CancellationToken.None);
        if (file is null) throw new InvalidOperationException(refusal!.Message);
    });

    [GeneratedRegex("""name="csrf-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
