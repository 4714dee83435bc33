using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.Templates;

/// <summary>What an item can begin with: a skeleton of its text, its channel texts and its filing.</summary>
public sealed class Template
{
    public required Guid Id { get; init; }

    /// <summary>Of one that came with the program.</summary>
    public string? Key { get; init; }
    public required string Name { get; set; }

    /// <summary>When to use it.</summary>
    public required string Note { get; set; }

    /// <summary>Offered to this unit and the newsroom; null: to everybody.</summary>
    public string? UnitId { get; set; }
    public required string Genre { get; set; }
    public required string Section { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required string Body { get; set; }
    public required ContentFields Fields { get; set; }
    public required ChannelTexts ChannelTexts { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedByName { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>What an item begins with.</summary>
    /// <param name="unitId">The unit the item is for.</param>
    public ContentDraft ForItem(string unitId) => new()
    {
        Genre = Genre,
        Section = Section,
        UnitId = UnitId ?? unitId,
        Title = Title,
        Summary = Summary,
        Body = RichText.Parse(Body),
        Fields = Fields,
        ChannelTexts = ChannelTexts,
    };

    public void Take(ContentDraft draft)
    {
        (Genre, Section, Title, Summary, Body) = (draft.Genre, draft.Section, draft.Title.Trim(), draft.Summary.Trim(), draft.Body.Json);
        (Fields, ChannelTexts) = (Reusable(draft.Fields), draft.ChannelTexts);
    }

    /// <summary>What holds for one story only does not go into a template: days, people, files, what it is a version of.</summary>
    public static ContentFields Reusable(ContentFields fields) => fields with
    {
        EventDate = null, ValidFrom = null, ValidTo = null, Event = null, Document = null, Broadcast = null, Release = null,
        Interviewee = null, People = [], Video = null, File = null, Cover = null, Series = null, Revision = null,
        VersionOf = null, IndependentBecause = null, Guide = null, School = null, DataYear = null,
    };
}

public static class TemplateAccess
{
    /// <summary>The newsroom sees every template, a unit's people their unit's and those for everybody.</summary>
    public static IQueryable<Template> VisibleTo(this IQueryable<Template> templates, Actor actor)
    {
        var (unit, newsroom) = (actor.UnitId, actor.Has(Role.Editor | Role.Approver));
        return templates.Where(t => t.RemovedAt == null && (newsroom || t.UnitId == null || t.UnitId == unit));
    }
}
