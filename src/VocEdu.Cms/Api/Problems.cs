using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Api;

/// <summary>Problem documents (RFC 9457): English title, Vietnamese detail, a stable <c>code</c>, and <c>errors</c> per field.</summary>
public static class Problems
{
    public static IResult Of(Refusal refusal) => Of(StatusOf(refusal.Code), refusal);

    public static IResult Of(int status, Refusal refusal, string? field = null) => Problem(status, refusal.Code, refusal.Message,
        (field ?? refusal.Field) is { } name ? (JsonNamingPolicy.CamelCase.ConvertName(name), refusal.Message) : null);

    public static IResult NotFound() => Problem(404, "not-found", SentenceOf(404).Sentence);

    public static IResult TooLarge() => Problem(413, "request.too-large", SentenceOf(413).Sentence);

    public static IResult NotJson() => Problem(415, "request.media-type", SentenceOf(415).Sentence);

    public static IResult Json(string path, bool malformed) => malformed
        ? Problem(400, "json.malformed", "Nội dung gửi lên không phải JSON hợp lệ nên chưa có gì được ghi. Hãy sửa rồi gửi lại.",
            (path, "JSON sai cú pháp ở đây."))
        : Problem(400, "json.invalid", "Nội dung gửi lên có trường lạ hoặc giá trị sai kiểu nên chưa có gì được ghi. Hãy xem vị trí trong “errors”.",
            (path, "Trường này không có trong tài liệu API hoặc giá trị không đúng kiểu."));

    public static IResult FormBroken() => Problem(400, "request.form",
        "Biểu mẫu gửi lên bị cắt ngang hoặc sai định dạng nên chưa có gì được ghi. Hãy gửi lại.");

    /// <summary>A query parameter that cannot be read.</summary>
    public static IResult Parameter(string name) =>
        Problem(400, "request.parameter", "Tham số trong địa chỉ không hợp lệ. Hãy sửa rồi gửi lại.", (name, "Giá trị không hợp lệ."));

    public static IResult VersionMissing() => Problem(428, "content.if-match",
        "Yêu cầu sửa phải kèm If-Match với ETag của phiên bản bạn đã đọc; chưa có gì được ghi. Hãy đọc lại rồi gửi kèm ETag.");

    public static IResult Stale(int theirs) => Problem(412, "content.stale",
        $"Đã có phiên bản {theirs}, mới hơn phiên bản bạn dựa vào; nội dung bạn gửi chưa được ghi. Hãy đọc phiên bản mới, ghép thay đổi rồi gửi lại.",
        more: ("version", theirs));

    /// <summary>Of something that has no numbered versions.</summary>
    public static IResult Changed() => Problem(412, "content.stale", "Nội dung đã thay đổi sau khi bạn đọc; nội dung bạn gửi chưa được ghi. Hãy đọc lại, ghép thay đổi rồi gửi lại.");

    public static IResult KeyInvalid() => Problem(400, "idempotency.key",
        "Idempotency-Key phải gồm từ 1 đến 200 ký tự ASCII; chưa có gì được ghi. Hãy dùng một mã ngẫu nhiên, ví dụ UUID.");

    public static IResult KeyReused() => Problem(422, "idempotency.reused",
        "Idempotency-Key này đã dùng cho một yêu cầu khác nên yêu cầu mới chưa được thực hiện. Hãy dùng mã mới.");

    /// <summary>Completes what the framework refused by itself.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        problem.Title ??= ReasonPhrases.GetReasonPhrase(status);
        if (problem.Extensions.ContainsKey("code")) return;
        var (code, sentence) = SentenceOf(status);
        problem.Extensions["code"] = code;
        problem.Detail = sentence;
    }

    private static ProblemHttpResult Problem(int status, string code, string detail, (string Field, string Message)? error = null, (string Name, object Value)? more = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (error is var (field, message)) extensions["errors"] = new Dictionary<string, string[]> { [field] = [message] };
        if (more is var (name, value)) extensions[name] = value;
        return TypedResults.Problem(detail, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), extensions: extensions);
    }

    private static int StatusOf(string code) => code switch
    {
        "content.unknown" or "content.hidden" or "post.none" or "evidence.no-work" or "comment.unknown" or "release.unknown" or "plan.none" or "refile.none" => 404,
        "lifecycle.needs-role" or "lifecycle.author-cannot-approve" or "review.not-yours" or "content.unit" or "plan.role" => 403,
        "lifecycle.no-such-move" or "lifecycle.unit-head-first" or "lifecycle.unit-head-not-asked" or "lifecycle.not-public" or "lifecycle.still-public"
            or "lifecycle.changed-since-approval" or "content.changed" or "content.closed" or "content.not-public" or "refile.own" or "refile.changed" => 409,
        "release.closed" or "release.changed" or "release.items" or "release.in-set" or "release.hidden" or "release.nothing" or "release.empty" or "media.waiting"
            or "review.everyone" or "review.not-claimed" => 409,
        "review.decided" or "review.other-step" or "review.claimed" or "review.closed" or "review.no-such-step" or "review.step-behind" or "lifecycle.not-in-turn" => 409,
        "post.posted" or "post.work-down" or "post.fixed" or "post.sending" or "post.unknown" => 409,
        "content.too-large" or "media.too-big" => 413,
        "media.type" => 415,
        "media.too-many" => 429,
        "media.no-room" => 507,
        _ => 422,
    };

    private static (string Code, string Sentence) SentenceOf(int status) => status switch
    {
        400 => ("request.invalid", "Máy chủ không đọc được yêu cầu này nên chưa có gì được ghi. Hãy kiểm tra các tham số theo tài liệu API."),
        401 => ("token.invalid", "Mã truy cập bị thiếu, sai, đã hết hạn hoặc đã bị thu hồi. Hãy tạo mã mới trong trang “Mã truy cập” và gửi trong tiêu đề Authorization."),
        403 => ("access.role", "Chủ mã truy cập không có quyền thực hiện thao tác này. Nếu cần, hãy liên hệ quản trị hệ thống."),
        404 => ("not-found", "Không tìm thấy nội dung này hoặc bạn không được xem. Hãy kiểm tra lại địa chỉ."),
        405 => ("request.method", "Địa chỉ này không nhận phương thức bạn dùng. Hãy xem tài liệu API."),
        413 => ("request.too-large", "Nội dung gửi lên vượt quá giới hạn cho phép nên chưa được ghi. Hãy giảm dung lượng rồi gửi lại."),
        415 => ("request.media-type", "Máy chủ không nhận kiểu nội dung này nên chưa có gì được ghi. Hãy gửi application/json, hoặc multipart/form-data khi tải tệp."),
        429 => ("request.too-many", "Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ số giây ghi trong Retry-After rồi gửi lại."),
        >= 500 => ("server.fault", "Có lỗi xảy ra ở máy chủ; yêu cầu này chưa được ghi. Hãy thử lại với cùng Idempotency-Key hoặc liên hệ quản trị hệ thống."),
        _ => ("request.refused", "Yêu cầu này không được thực hiện. Hãy xem tài liệu API."),
    };
}
