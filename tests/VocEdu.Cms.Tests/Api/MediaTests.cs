using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

public sealed class MediaTests
{
    /// <summary>A square of four points.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==");

    private CmsApp _app = null!;
    private ApiCaller _school = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _school = await ApiCaller.AsAsync(_app, Role.Contributor);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _school.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_picture_is_taken_once_and_seen_by_its_unit_only()
    {
        var sent = await _school.UploadAsync(Png, "hàn.png", key: "anh");
        Assert.That(sent.Status, Is.EqualTo(201), sent.Text);
        Assert.That((string?)sent.Json!["alternativeText"], Is.EqualTo("Giờ thực hành hàn"));
        var again = await _school.UploadAsync(Png, "hàn.png", key: "anh");
        Assert.That(again.Text, Is.EqualTo(sent.Text));

        var read = await _school.GetAsync($"media/{sent.Json["id"]}");
        Assert.That((string?)read.Json!["contentType"], Is.EqualTo("image/png"));
        Assert.That((await _school.GetAsync($"media/{sent.Json["id"]}", read.ETag)).Status, Is.EqualTo(304));
        using var other = await ApiCaller.AsAsync(_app, Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await other.GetAsync($"media/{sent.Json["id"]}")).Status, Is.EqualTo(404));
    }

    [TestCase("<script>alert(1)</script>", 415, "media.type")]
    public async Task A_picture_that_is_none_is_refused_and_not_kept(string content, int status, string code)
    {
        var before = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Media.CountAsync());
        var answer = await _school.UploadAsync(Encoding.Latin1.GetBytes(content), "anh.png");
        Assert.That((answer.Status, answer.Code, answer.MediaType), Is.EqualTo((status, code, "application/problem+json")), answer.Text);
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Media.CountAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task A_form_without_a_file_or_no_form_at_all_is_refused()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("A"), "credit" } };
        Assert.That((await _school.SendAsync(HttpMethod.Post, "media", empty)).Code, Is.EqualTo("media.missing"));
        Assert.That((await _school.PostTextAsync("media", "{}")).Status, Is.EqualTo(415));
        using var broken = new ByteArrayContent("--x\r\nnửa chừng"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        Assert.That((await _school.SendAsync(HttpMethod.Post, "media", broken)).Code, Is.EqualTo("request.form"));
    }
}
