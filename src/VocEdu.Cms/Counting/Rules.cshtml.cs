using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;

namespace VocEdu.Cms.Counting;

/// <summary>The counting rules in force, in words.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class RulesModel : PageModel;
