using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Media;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Access;

/// <summary>Every page, handler and endpoint gets what no person types, from somebody who may do everything. Whatever it answers, it does not break.</summary>
public sealed class HostileInput
{
    private const Role Everything = (Role)127;

    private CmsApp _app = null!;
    private List<Ask> _asks = null!;
    private HttpClient _person = null!;
    private Guid _item;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync(settings: new() { ["RateLimits:Api"] = "1000000", ["RateLimits:Search"] = "1000000" });
        _asks = await Ask.AllAsync(_app);
        _person = await _app.SignInAsync(Everything, CmsApp.SchoolId);
        _item = await _app.ApprovedAsync("Bài để thử");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _person.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase("nghề\0hàn")]
    [TestCase("\u0001\u001b[2J\u007f\r\nSet-Cookie: x=y")]
    [TestCase("\ud800 một nửa chữ")]
    public Task Text_nobody_types(string text) => AskAllAsync(type => type == typeof(string), _ => text);

    [TestCase("/quan-tri/lich?ngay=0001-01-01")]
    [TestCase("/quan-tri/lich?ngay=9999-12-31")]
    [TestCase("/quan-tri/lich?kenh=x&don-vi=%00&the-loai=%00")]
    [TestCase("/quan-tri/noi-dung?Text=%00")]
    [TestCase("/quan-tri/noi-dung?Before=9999-12-31T23:59:59Z&BeforeId=00000000-0000-0000-0000-000000000001")]
    [TestCase("/tim-kiem?q=%00")]
    public async Task Address_nobody_types_is_refused_with_a_page_that_says_so(string address)
    {
        using var answer = await _person.GetAsync(address);
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Match("<h1[^>]*>[^<]+</h1>"));
    }

    [TestCase("0001-01-01")]
    [TestCase("0001-01-02")]
    [TestCase("9999-12-31")]
    public Task Days_at_the_ends_of_the_calendar(string day) => AskAllAsync(
        type => type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset),
        type => type == typeof(DateOnly) ? day : type == typeof(DateTime) ? $"{day}T23:59" : $"{day}T23:59:59+07:00");

    [TestCase("Published")]
    [TestCase("Withdrawn")]
    public async Task Step_that_is_not_offered_is_refused_and_the_text_is_kept(string then)
    {
        var id = await _app.SavedAsync(Stories.Draft("Bài gửi kèm bước lạ"));
        var form = new Dictionary<string, string>(Stories.Form("Bài gửi kèm bước lạ, đã sửa")) { ["Form.FromVersion"] = "1", ["Then"] = then };
        var answer = await _person.SubmitAsync($"/quan-tri/noi-dung/{id}", form);
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
        var item = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.SingleAsync(i => i.Id == id));
        Assert.That((item.Title, item.State), Is.EqualTo(("Bài gửi kèm bước lạ, đã sửa", ContentState.Editing)));
    }

    private async Task AskAllAsync(Func<Type, bool> kind, Func<Type, string> hostile)
    {
        var token = await _person.TokenAsync();
        var broken = new List<string>();
        foreach (var ask in _asks.Where(a => a.Takes(kind)))
        {
            using var request = Request(ask, type => kind(type) ? hostile(type) : null, token);
            using var answer = await _person.SendAsync(request);
            if ((int)answer.StatusCode >= 500) broken.Add($"{ask} → {(int)answer.StatusCode}");
        }

        Assert.That(broken.Distinct(), Is.Empty);
    }

    private HttpRequestMessage Request(Ask ask, Func<Type, string?> instead, string token)
    {
        List<KeyValuePair<string, string>> inputs = [.. ask.Fill(_item, CmsApp.SchoolId, ContentState.Submitted, instead)], query = [];
        if (ask.Handler is { } handler) query.Add(new("handler", handler));
        if (ask.Method is "GET" or "HEAD" or "DELETE") query.AddRange(inputs);
        var address = ask.Address(_item, CmsApp.SchoolId) + "?" + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Escaped(p.Value)}"));
        var request = new HttpRequestMessage(new HttpMethod(ask.Method), address);
        if (ask.Method is "GET" or "HEAD") return request;
        request.Headers.Add("X-CSRF-TOKEN", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (ask.FillJson(_item, CmsApp.SchoolId, ContentState.Submitted, instead) is { } json) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        else if (ask.Method == "POST")
            request.Content = new StringContent(string.Join('&', inputs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Escaped(p.Value)}")), Encoding.ASCII, "application/x-www-form-urlencoded");
        return request;
    }

    /// <summary>Also what <see cref="Uri.EscapeDataString(string)"/> would mend: half a letter.</summary>
    private static string Escaped(string value) => Uri.EscapeDataString(value).Replace("%EF%BF%BD", "%ED%A0%80", StringComparison.Ordinal);
}
