using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Hosting;

/// <summary>A form shown again because of what was typed answers 422, and says why in the language of the page.</summary>
internal sealed class RefusedForms(Said said) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not PageResult || context.ModelState.IsValid) return;
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        if (HttpMethods.IsPost(request.Method) && response.StatusCode == StatusCodes.Status200OK) response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        foreach (var errors in context.ModelState.Values.Select(entry => entry.Errors))
            for (var i = 0; i < errors.Count; i++)
                if (errors[i].ErrorMessage is { Length: > 0 } message) errors[i] = new ModelError(said.In(message));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
