using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using VocEdu.Umbraco.Tests.Site;

namespace VocEdu.Umbraco.Tests.Documents;

public sealed class CheckDocumentsTests : SiteFixture
{
    [TestCase("vi", "Bài chưa có thể loại")]
    [TestCase("vi-VN", "Bài chưa có thể loại")]
    [TestCase("en-US", "This document has no genre")]
    public void Document_without_a_genre_is_refused_in_the_editors_language(string language, string sentence)
    {
        UserLanguage = language;
        var refusal = Publish(Site.Add("vocEduArticle", "Tin"));
        Assert.That(refusal?.Message, Does.StartWith(sentence));
        Assert.That(refusal!.MessageType, Is.EqualTo(EventMessageType.Error));
    }

    [Test]
    public void Unit_the_site_does_not_know_is_refused_by_its_name() =>
        Assert.That(Publish(Site.Story(values: ("unit", """["Khoa Hàn"]""")))?.Message, Does.Contain("“Khoa Hàn”"));

    [Test]
    public void YouTube_without_a_film_is_refused() =>
        Assert.That(Publish(Site.Add("vocEduVideo", "Phim", null, ("genre", """["Video clip"]"""), ("channels", """["YouTube"]""")))?.Message, Does.Contain("phim"));

    [Test]
    public void Complete_document_and_one_that_is_no_work_are_published()
    {
        Assert.That(Publish(Site.Story()), Is.Null);
        Assert.That(Publish(Site.Add("landingPage", "Trang chủ")), Is.Null);
    }

    [Test]
    public void Saving_is_never_refused_and_tells_what_a_channel_would_not_take()
    {
        var document = Site.Story(values: ("channels", """["Zalo"]"""));
        var saving = new ContentSavingNotification(document, UmbracoSite.Messages);

        foreach (var handler in Server.GetServices<INotificationHandler<ContentSavingNotification>>()) handler.Handle(saving);

        Assert.That(saving.Cancel, Is.False);
        Assert.That(saving.Messages.GetAll().Select(m => (m.MessageType, m.Message)), Has.Some.Matches<(EventMessageType Type, string Text)>(
            m => m.Type == EventMessageType.Warning && m.Text.Contains("ảnh bìa", StringComparison.Ordinal)));
    }

    [Test]
    public void Check_that_fails_keeps_nobody_from_saving()
    {
        var document = Site.Story(values: [("channels", """["Zalo"]"""), ("cover", $$"""[{"mediaKey":"{{Unreadable}}"}]""")]);
        var saving = new ContentSavingNotification(document, UmbracoSite.Messages);

        foreach (var handler in Server.GetServices<INotificationHandler<ContentSavingNotification>>()) Assert.That(() => handler.Handle(saving), Throws.Nothing);

        Assert.That(saving.Cancel, Is.False);
        Assert.That(Log.Lines, Has.Some.Contains($"{document.Key}"));
    }

    private EventMessage? Publish(IContent document)
    {
        var publishing = new ContentPublishingNotification(document, UmbracoSite.Messages);
        foreach (var handler in Server.GetServices<INotificationHandler<ContentPublishingNotification>>()) handler.Handle(publishing);
        Assert.That(publishing.Cancel, Is.EqualTo(publishing.Messages.Count > 0));
        return publishing.Messages.GetAll().SingleOrDefault();
    }
}
