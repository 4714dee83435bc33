using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Search;

public static class SearchServices
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SearchSynonyms>();
        services.AddSingleton<SearchLexicon>();
        services.AddScoped<FindContent>();
    }
}

public sealed class SearchOptions
{
    /// <summary>Synonyms and abbreviations, kept by editors; empty: <c>config/search-synonyms.tsv</c>.</summary>
    public string SynonymFile { get; set; } = "";
}
