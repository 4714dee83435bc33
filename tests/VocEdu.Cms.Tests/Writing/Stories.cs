using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Writing;

/// <summary>Stories for tests, made as people make them.</summary>
public static class Stories
{
    public static readonly Actor Officer = new(Guid.CreateVersion7(), "Trần Thị Biên", Role.Editor, null);
    public static readonly Actor Approver = new(Guid.CreateVersion7(), "Lê Văn Duyệt", Role.Approver, null);

    /// <summary>The fields of the editor's page for a complete news brief.</summary>
    public static Dictionary<string, string> Form(string title, string unit = CmsApp.SchoolId) => new()
    {
        ["Form.Genre"] = "TINVAN",
        ["Form.Section"] = "tin-tuc",
        ["Form.UnitId"] = unit,
        ["Form.Title"] = title,
        ["Form.Summary"] = "Lớp mở vào buổi tối cho người đi làm.",
        ["Form.Body"] = "Trường mở thêm lớp hàn buổi tối từ tháng Mười hai.",
        ["Form.Facebook.On"] = "true",
    };

    public static ContentDraft Draft(string title, string genre = "TINVAN") => new()
    {
        Genre = genre,
        Section = "tin-tuc",
        UnitId = CmsApp.SchoolId,
        Title = title,
        Body = RichText.FromPlainText("Trường mở thêm lớp hàn buổi tối từ tháng Mười hai."),
        ChannelTexts = new(Facebook: new("Mời bà con đọc tin.")),
    };

    /// <summary>Writes a story and brings it to the approved.</summary>
    public static async Task<Guid> ApprovedAsync(this CmsApp app, string title, ContentDraft? draft = null)
    {
        var id = await app.SavedAsync(draft ?? Draft(title));
        await app.MoveAsync(id, ContentState.InReview, Officer);
        await app.MoveAsync(id, ContentState.Approved, Approver);
        return id;
    }

    public static Task<Guid> SavedAsync(this CmsApp app, ContentDraft draft) => app.AskAsync(async services =>
    {
        var outcome = await services.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, Officer, CancellationToken.None);
        return outcome is SaveOutcome.Saved saved ? saved.Item.Id : throw new InvalidOperationException(outcome.ToString());
    });

    public static Task MoveAsync(this CmsApp app, Guid id, ContentState to, Actor actor, DateTimeOffset? at = null) => app.DoAsync(async services =>
    {
        var version = await services.GetRequiredService<CmsDb>().Items.Where(i => i.Id == id).Select(i => i.Version).SingleAsync();
        var refusal = await services.GetRequiredService<TakeStep>()
            .RunAsync(id, new(to, version, ScheduledFor: at), default, actor, CancellationToken.None);
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
    });

    public static Task<ContentItem> ItemAsync(this CmsApp app, Guid id) =>
        app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AsNoTracking().SingleAsync(i => i.Id == id));

    /// <summary>The id at the end of the address a save leads to.</summary>
    public static Guid IdOf(HttpResponseMessage answer) => Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
}
