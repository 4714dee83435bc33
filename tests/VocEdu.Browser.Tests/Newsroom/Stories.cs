using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Browser.Tests.Newsroom;

/// <summary>Stories that are there before anybody opens a browser.</summary>
internal static class Stories
{
    public const string School = "cd-ky-thuat-minh-son";

    /// <summary>Nobody who signs in: whoever does may decide about what was written.</summary>
    public static Actor Officer { get; } = new(Guid.CreateVersion7(), "Trần Thị Biên", Role.Editor, null);

    /// <param name="state">How far it has come with one step: a draft, sent by the school, or waiting for approval.</param>
    /// <param name="school">Whose it is; null: the newsroom's own.</param>
    public static Task<Guid> AddAsync(string title, string text = "Trường mở thêm lớp hàn buổi tối.", ContentState state = ContentState.Draft, string? school = null) => Stage.Cms.AskAsync(async services =>
    {
        var author = school is null ? Officer : new Actor(Guid.CreateVersion7(), "Cộng tác viên của trường", Role.Contributor, school);
        var draft = new ContentDraft { Genre = "TINVAN", Section = "tin-tuc", UnitId = school ?? "phong-gdnn", Title = title, Body = RichText.FromPlainText(text) };
        var saved = (SaveOutcome.Saved)await services.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, author, CancellationToken.None);
        var refusal = state is ContentState.Draft ? null : await services.GetRequiredService<TakeStep>().RunAsync(saved.Item.Id, new(state, 1), default, author, CancellationToken.None);
        return refusal is null ? saved.Item.Id : throw new InvalidOperationException(refusal.Message);
    });
}
