using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Search;

public static class SearchServices
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SynonymBook>().AddSingleton<SearchLexicon>().AddSingleton<SuggestNames>();
        services.AddScoped<Candidates>().AddScoped<Lookup>().AddScoped<Trades>().AddScoped<Officials>().AddScoped<CountFacets>().AddScoped<FindContent>().AddScoped<KeepSynonyms>().AddScoped<KeepPromotions>();
        services.AddHostedService<SynonymsAtStart>();
        builder.AddDaySums<CountQuestions>();
    }
}

public sealed class SearchOptions
{
    /// <summary>Synonyms and abbreviations to begin with; empty: <c>config/search-synonyms.tsv</c>.</summary>
    public string SynonymFile { get; set; } = "";
}
