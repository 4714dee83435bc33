using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>How many readers found a page useful, or not, on one local day. Nothing is kept of who they are.</summary>
public sealed class VoteDay
{
    public required Guid PageId { get; init; }
    public required DateOnly Day { get; init; }
    public required long Useful { get; init; }
    public required long Useless { get; init; }
}

internal sealed class VoteTables : INewsroomTables, IEntityTypeConfiguration<VoteDay>
{
    public void Configure(EntityTypeBuilder<VoteDay> day)
    {
        day.ToTable("vote_day", CmsDb.Schema);
        day.HasKey(d => new { d.PageId, d.Day });
        day.HasIndex(d => d.Day);
        day.HasOne<ContentItem>().WithMany().HasForeignKey(d => d.PageId);
    }
}

/// <summary>“Nội dung này có ích không?”: a press of a button, no cookie, no address, no name, no text.</summary>
public static class Votes
{
    public const string Useful = "co", Useless = "khong";

    /// <summary>No token is asked for: the pages are the same for all and kept for all, and a vote says nothing about who gives it. Other sites' forms are refused by what the browser says of them.</summary>
    public static void MapVotes(this IEndpointRouteBuilder app) =>
        app.MapPost("/danh-gia/{itemId:guid}/{answer:regex(^(co|khong)$)}", async (Guid itemId, string answer, HttpRequest request, CmsDb db, TimeProvider clock, CancellationToken cancel) =>
        {
            if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return Results.StatusCode(StatusCodes.Status403Forbidden);
            var (today, useful) = (Vietnam.Today(clock), answer == Useful ? 1 : 0);
            var counted = await db.Database.ExecuteSqlAsync($"""
                insert into cms.vote_day as v (page_id, day, useful, useless)
                select item_id, {today}, {useful}, {1 - useful} from cms.publication where item_id = {itemId}
                on conflict (page_id, day) do update set useful = v.useful + excluded.useful, useless = v.useless + excluded.useless
                """, cancel);
            return counted == 0 ? Results.NotFound() : new SeeOther($"/danh-gia/{itemId}");
        }).AllowAnonymous().RequireRateLimiting(RateLimitOptions.FormPolicy);

    /// <summary>The answer to a form: look there, with GET.</summary>
    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.StatusCode, httpContext.Response.Headers.Location) = (StatusCodes.Status303SeeOther, address);
            return Task.CompletedTask;
        }
    }
}
