using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Api;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>Resumable uploads, https://tus.io/protocols/resumable-upload 1.0.0: core, creation, creation-with-upload, termination, expiration, checksum.
/// An upload is its owner's alone.</summary>
public static class TusEndpoints
{
    private const Role Senders = Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver;

    /// <summary>For the library's page.</summary>
    public static void MapUploads(this IEndpointRouteBuilder app) =>
        Map(app.MapGroup("/quan-tri/thu-vien/tus").AddEndpointFilter(IsOurPageAsync));

    /// <summary>For programs with a token.</summary>
    public static void MapApiUploads(this IEndpointRouteBuilder api) => Map(api.MapGroup("/media/uploads"));

    private static void Map(RouteGroupBuilder uploads)
    {
        var limit = new RequestSizeLimitAttribute(SniffedType.MaxLength);
        uploads.RequireAuthorization(new NeedsRoleAttribute(Senders)).ExcludeFromDescription();
        uploads.AddEndpointFilter(SpeaksTusAsync);
        uploads.MapMethods("", [HttpMethods.Options], TusHeaders.Describe);
        uploads.MapPost("", CreateAsync).WithMetadata(limit);
        uploads.MapMethods("/{id:guid}", [HttpMethods.Head], TellAsync);
        uploads.MapPatch("/{id:guid}", AppendAsync).WithMetadata(limit);
        uploads.MapDelete("/{id:guid}", ForgetAsync);
    }

    private static async ValueTask<object?> SpeaksTusAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[TusHeaders.Resumable] = TusHeaders.Version;
        http.Response.Headers.CacheControl = "no-store";
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;      // a bare status is an answer here
        if (HttpMethods.IsOptions(http.Request.Method) || http.Request.Headers[TusHeaders.Resumable] == TusHeaders.Version) return await next(context);
        http.Response.Headers[TusHeaders.Versions] = TusHeaders.Version;
        return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    private static async ValueTask<object?> IsOurPageAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var changes = !HttpMethods.IsOptions(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        return changes && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? Problems.Of(StatusCodes.Status400BadRequest, new("media.stale-page", "Trang đã mở quá lâu. Hãy tải lại trang; tệp sẽ tải tiếp từ chỗ đang dở."))
            : await next(context);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, ClaimsPrincipal user, BeginUpload begin, Pieces pieces, CancellationToken cancel)
    {
        if (TusHeaders.Length(http.Request) is not { } length || TusHeaders.Wanted(http.Request) is not { } wanted) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var (upload, refusal) = await begin.RunAsync(length, wanted, user.Actor(), cancel);
        if (upload is null) return Problems.Of(refusal!);

        http.Response.Headers.Location = $"{http.Request.Path}/{upload.Id}";
        TusHeaders.Expires(http.Response, upload.ExpiresAt);
        if (!TusHeaders.HasPiece(http.Request)) return Results.StatusCode(StatusCodes.Status201Created);
        return await pieces.TakeAsync(upload, 0, http, user.Actor()) ?? Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> TellAsync(Guid id, HttpContext http, ClaimsPrincipal user, Pieces pieces, CancellationToken cancel)
    {
        if (await pieces.MineAsync(id, user.Actor(), cancel) is not { } upload) return Results.NotFound();
        TusHeaders.Expires(http.Response, upload.ExpiresAt);
        http.Response.Headers[TusHeaders.UploadLength] = TusHeaders.Number(upload.Length);
        return await pieces.TellAsync(upload, http, user.Actor(), cancel) ?? Results.Ok();
    }

    private static async Task<IResult> AppendAsync(Guid id, HttpContext http, ClaimsPrincipal user, Pieces pieces, CancellationToken cancel)
    {
        if (!TusHeaders.HasPiece(http.Request)) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (TusHeaders.Offset(http.Request) is not { } offset) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await pieces.MineAsync(id, user.Actor(), cancel) is not { } upload) return Results.NotFound();
        return await pieces.TakeAsync(upload, offset, http, user.Actor()) ?? Results.NoContent();
    }

    private static async Task<IResult> ForgetAsync(Guid id, ClaimsPrincipal user, Pieces pieces, CancellationToken cancel)
    {
        if (await pieces.MineAsync(id, user.Actor(), cancel) is not { } upload) return Results.NotFound();
        await pieces.ForgetAsync(upload);
        return Results.NoContent();
    }
}
