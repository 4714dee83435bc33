using System.Reflection;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Api;

/// <summary>A file of the library.</summary>
/// <param name="Variants">What readers get, by public path.</param>
public sealed record MediaSeen(
    Guid Id, MediaKind Kind, MediaState State, string FileName, string ContentType, long Length, string? Sha256, int? Width, int? Height,
    double? DurationSeconds, string AlternativeText, string Credit, string? Failure, DateTimeOffset UploadedAt, string UploadedByName, IReadOnlyList<VariantSeen> Variants);

public sealed record VariantSeen(string Path, string ContentType, int? Width, int? Height, long Length);

/// <summary>A file sent as <c>multipart/form-data</c>: <c>file</c>, and <c>alternativeText</c> and <c>credit</c> as text.</summary>
public sealed class Upload : IRequestContent, IBindableFromHttpContext<Upload>, IEndpointParameterMetadataProvider
{
    /// <summary>The largest film the library takes, and room for the form around it.</summary>
    public const long MaxBytes = 501L * 1024 * 1024;

    private Upload(IFormFile? file, string alternativeText, string credit, byte[] hash, IResult? problem) =>
        (File, AlternativeText, Credit, Hash, Problem) = (file, alternativeText, credit, hash, problem);

    public IFormFile? File { get; }
    public string AlternativeText { get; }
    public string Credit { get; }

    /// <summary>Of the file and the texts, not of the form: a repeat has another boundary.</summary>
    public byte[] Hash { get; }
    public IResult? Problem { get; }

    public static async ValueTask<Upload?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasFormContentType) return Refused(Problems.NotJson());
        if (context.Request.ContentLength > MaxBytes) return Refused(Problems.TooLarge());
        try
        {
            var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = MaxBytes, ValueLengthLimit = 16 * 1024 }, context.RequestAborted);
            if (form.Files.GetFile("file") is not { } file)
                return Refused(Problems.Of(new Refusal("media.missing", "Yêu cầu không có tệp. Hãy gửi tệp trong trường “file”.", "file")));
            var (text, credit) = (Clean(form["alternativeText"]), Clean(form["credit"]));
            await using var stream = file.OpenReadStream();
            var hash = await SHA256.HashDataAsync(stream, context.RequestAborted);
            return new(file, text, credit, SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes($"{file.FileName}\n{text}\n{credit}")]), null);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused(Problems.TooLarge());
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException) && !context.RequestAborted.IsCancellationRequested)
        {
            return Refused(Problems.FormBroken());
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new RequestContentOf(typeof(UploadForm), "multipart/form-data"));

    private static string Clean(string? text) => VietnameseText.Normalize(text).Replace("\0", "", StringComparison.Ordinal).Trim();

    private static Upload Refused(IResult problem) => new(null, "", "", [], problem);

    /// <summary>The form as the OpenAPI document describes it.</summary>
    private sealed record UploadForm(IFormFile File, string? AlternativeText = null, string? Credit = null);
}

public static class MediaResource
{
    public static void MapMediaFiles(this IEndpointRouteBuilder api)
    {
        var media = api.MapGroup("/media").WithTags("Media");
        media.MapPost("", AddAsync).Produces<MediaSeen>(StatusCodes.Status201Created).WithName("AddMedia").WithSummary("Send a file into the library")
            .WithDescription("Pictures, films, sound and PDF, told by their bytes. A file that is there already is answered with its present entry.")
            .WithMetadata(new RequestSizeLimitAttribute(Upload.MaxBytes)).Writes("Tải tệp qua API", "media");
        api.MapApiUploads();
        media.MapGet("/{id:guid}", GetAsync).Produces<MediaSeen>().WithName("GetMedia").WithSummary("A file and the variants readers get");
    }

    private static async Task<IResult> AddAsync(Upload upload, ClaimsPrincipal user, AddMedia add, CancellationToken cancel)
    {
        await using var stream = upload.File!.OpenReadStream();
        var (file, refusal) = await add.RunAsync(stream, upload.File.FileName, upload.AlternativeText, upload.Credit, user.Actor(), cancel);
        return file is null ? Problems.Of(refusal!) : Answer.Created($"{ApiServices.Root}/media/{file.Id}", Seen(file));
    }

    private static async Task<IResult> GetAsync(Guid id, HttpRequest request, ClaimsPrincipal user, CmsDb db, CancellationToken cancel)
    {
        var actor = user.Actor();
        var file = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        var visible = file is not null && (actor.Has(CountingServices.Readers & ~Role.UnitHead) || file.UploadedBy == actor.Id || (file.UnitId is not null && actor.Units.Contains(file.UnitId)));
        return visible ? Answer.Unless(request, Seen(file!)) : Problems.NotFound();
    }

    private static MediaSeen Seen(MediaFile file) => new(
        file.Id, file.Kind, file.State, file.FileName, file.ContentType, file.Length, file.Sha256, file.Width, file.Height, file.DurationSeconds,
        file.AlternativeText, file.Credit, file.Failure, file.UploadedAt, file.UploadedByName,
        [.. file.Variants.Select(v => new VariantSeen(PictureMarkup.Address(file, v), v.ContentType, v.Width, v.Height, v.Length))]);
}
