namespace VocEdu.Cms.Writing;

/// <summary>The tabs over an item's pages. Without an id (a new item) only the editor's own parts are shown.</summary>
public sealed record ItemTabs(Guid? ItemId, string Current);
