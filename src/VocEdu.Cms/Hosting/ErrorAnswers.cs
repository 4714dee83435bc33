namespace VocEdu.Cms.Hosting;

public static class ErrorAnswers
{
    /// <summary>A program gets a problem document (RFC 9457), a person gets a page.</summary>
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(IsForProgram, api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForProgram(context), pages =>
        {
            pages.UseExceptionHandler("/loi/500");
            pages.UseStatusCodePagesWithReExecute("/loi/{0}");
        });
    }

    public static bool IsForProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/umbraco", StringComparison.OrdinalIgnoreCase);
}
