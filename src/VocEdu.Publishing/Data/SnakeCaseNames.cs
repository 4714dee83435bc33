using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace VocEdu.Publishing.Data;

/// <summary>Columns, keys and indexes are named as PostgreSQL people name them: <c>first_public_on</c>.</summary>
public sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            var table = entity.GetTableName();
            foreach (var property in entity.GetProperties())
                property.Builder.HasColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            foreach (var key in entity.GetKeys().Where(k => k.IsPrimaryKey()))
                key.Builder.HasName($"{table}_pkey");
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.Builder.HasConstraintName($"{table}_{Columns(foreignKey.Properties)}_fkey");
            foreach (var index in entity.GetIndexes())
                index.Builder.HasDatabaseName($"ix_{table}_{Columns(index.Properties)}");
        }
    }

    private static string Columns(IEnumerable<IConventionProperty> properties) =>
        string.Join('_', properties.Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)));
}
