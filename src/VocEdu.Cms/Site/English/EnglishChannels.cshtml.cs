using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Domain.Channels;

namespace VocEdu.Cms.Site.English;

/// <summary>Every channel that is truly ours.</summary>
public sealed class EnglishChannelsModel(CmsDb db, EnglishTexts texts, IOptions<SiteOptions> site, TimeProvider clock) : EnglishModel(db, texts, site, clock)
{
    public IReadOnlyList<ChannelsModel.Shown> Own { get; private set; } = [];

    /// <summary>Pages of other bodies that carry what we publish.</summary>
    public IReadOnlyList<ChannelsModel.Shown> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Own = await ChannelsModel.OwnAsync(Db, cancel, kind => kind switch { ChannelKind.Facebook => "Facebook page", ChannelKind.YouTube => "YouTube channel", _ => "Zalo official account" });
        Others = await ChannelsModel.OthersAsync(Db, cancel);
        Head("Official channels", "Our official pages and channels, and how to recognise an imitation.", EnglishTexts.Root + "/channels", "/kenh-chinh-thuc", ("Official channels", EnglishTexts.Root + "/channels"));
    }
}
