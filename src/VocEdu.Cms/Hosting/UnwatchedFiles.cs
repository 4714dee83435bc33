using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace VocEdu.Cms.Hosting;

/// <summary>Files that do not change while the program runs. Watching them needs the server's inotify instances, of which there may be none left, and then no page would come.</summary>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
