using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Site;

/// <summary>A school that takes applications now.</summary>
public sealed record OpenAdmission(string Path, string School, AdmissionWindow Window);

/// <summary>Where one can apply today, the nearest last day first; one line for each school.</summary>
public sealed class OpenAdmissions(CmsDb db)
{
    private sealed record Row(string Path, string Title, string Windows);

    public async Task<List<OpenAdmission>> OnAsync(DateOnly today, int count, CancellationToken cancel)
    {
        var schools = await db.Database.SqlQuery<Row>($"""
            select path, title, (fields #> array['school', 'admissions', 'windows'])::text as windows
            from cms.publication
            where kind = 'School' and listed and jsonb_typeof(fields #> array['school', 'admissions', 'windows']) = 'array'
            """).ToListAsync(cancel);
        return [.. (from school in schools
                   let open = JsonSerializer.Deserialize<List<AdmissionWindow>>(school.Windows, JsonSerializerOptions.Web)!.Where(w => w.IsOpen(today)).MinBy(w => w.ClosesOn)
                   where open is not null
                   orderby open.ClosesOn, school.Title
                   select new OpenAdmission(school.Path, school.Title, open)).Take(count)];
    }
}
