using Microsoft.Extensions.Options;
using VocEdu.Cms.Search.Finding;

namespace VocEdu.Cms.Search;

public static class SearchServices
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new SearchSynonyms(
            (provider.GetRequiredService<IOptions<SearchOptions>>().Value.SynonymFile is { Length: > 0 } file ? file : SynonymFile.Find(builder.Environment.ContentRootPath)) is { } path
                ? SynonymFile.Read(File.ReadLines(path)) : []));
        services.AddSingleton<SearchLexicon>();
        services.AddScoped<Candidates>().AddScoped<FindContent>();
    }
}

public sealed class SearchOptions
{
    /// <summary>Synonyms and abbreviations, kept by editors; empty: <c>config/search-synonyms.tsv</c>.</summary>
    public string SynonymFile { get; set; } = "";
}
