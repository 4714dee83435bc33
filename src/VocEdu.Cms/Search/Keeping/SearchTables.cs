using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Search.Keeping;

internal sealed class SearchTables : INewsroomTables, IEntityTypeConfiguration<SearchSuggestion>, IEntityTypeConfiguration<SearchSynonym>, IEntityTypeConfiguration<SearchPromotion>,
    IEntityTypeConfiguration<SearchQuestionDay>
{
    public void Configure(EntityTypeBuilder<SearchSuggestion> suggestion)
    {
        suggestion.ToTable("search_suggest", CmsDb.Schema);
        suggestion.HasKey(s => new { s.ItemId, s.Folded });
        suggestion.HasOne<SearchDocument>().WithMany().HasForeignKey(s => s.ItemId);
        suggestion.HasIndex(s => s.Folded, "ix_search_suggest_folded").HasDatabaseName("ix_search_suggest_folded").HasOperators("text_pattern_ops");
        suggestion.HasIndex(s => s.Folded, "ix_search_suggest_named").HasDatabaseName("ix_search_suggest_named").HasOperators("text_pattern_ops").HasFilter("weight >= 1");
    }

    public void Configure(EntityTypeBuilder<SearchSynonym> synonym)
    {
        synonym.ToTable("search_synonym", CmsDb.Schema);
        synonym.HasIndex(s => s.UpdatedAt);
    }

    public void Configure(EntityTypeBuilder<SearchPromotion> promotion)
    {
        promotion.ToTable("search_promotion", CmsDb.Schema);
        promotion.HasIndex(p => p.Key);
        promotion.HasOne<ContentItem>().WithMany().HasForeignKey(p => p.ItemId);
    }

    public void Configure(EntityTypeBuilder<SearchQuestionDay> day)
    {
        day.ToTable("search_question_day", CmsDb.Schema);
        day.HasKey(d => new { d.Question, d.Day });
        day.HasIndex(d => d.Day);
    }
}
