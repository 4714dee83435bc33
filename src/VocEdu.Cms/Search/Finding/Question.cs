namespace VocEdu.Cms.Search.Finding;

/// <summary>What is asked, and what is known to understand it by.</summary>
public sealed record Question(SearchQuery Query, Words Words, SearchSynonyms Synonyms, SearchFilter Filter)
{
    /// <summary>The same, asking for something else.</summary>
    public Question About(string text) => this with { Query = new(text, Words, Synonyms) };

    /// <summary>The same among documents of one kind; null: they are filtered out.</summary>
    public Question? Among(string kind) => Filter.Kinds is null || Filter.Kinds.Contains(kind) ? this with { Filter = Filter with { Kinds = [kind] } } : null;
}
