using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using VocEdu.Cms.Submissions.Feeds;

namespace VocEdu.Cms.Moving.Import;

/// <summary>What a feed holds at the moment.</summary>
public sealed class RssSource(SafeFetch fetch) : IImportSource
{
    private const long MostBytes = 20L * 1024 * 1024;

    public ImportKind Kind => ImportKind.Rss;

    public async IAsyncEnumerable<SourceStory> ReadAsync(ImportRun run, int skip, [EnumeratorCancellation] CancellationToken cancel)
    {
        var fetched = await fetch.GetAsync(new Uri(run.Address!), MostBytes, null, null, cancel);
        var stories = FeedReader.Read(fetched.Body!, fetched.Address) ?? throw new FetchRefusedException("Địa chỉ này không phải nguồn tin RSS hoặc Atom. Hãy mở trang nguồn, tìm biểu tượng RSS và nhập đúng địa chỉ đó.");
        foreach (var story in stories.Skip(skip))
        {
            yield return new(story.Id ?? story.Link?.AbsoluteUri ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(story.Title + story.Html))), story.Title, story.Html)
            {
                PublishedAt = story.At, Address = story.Link, Picture = story.Picture, LeftOut = story.Html.Length == 0 ? "Mục này không có nội dung." : null,
            };
        }
    }
}
