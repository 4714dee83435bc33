using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Hosting;

/// <summary>What forms refuse is said in the language of the page that shows it.</summary>
internal sealed class SaidInEnglish(Said said) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not PageResult || context.ModelState.IsValid) return;
        foreach (var errors in context.ModelState.Values.Select(entry => entry.Errors))
            for (var i = 0; i < errors.Count; i++)
                if (errors[i].ErrorMessage is { Length: > 0 } message) errors[i] = new ModelError(said.In(message));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
