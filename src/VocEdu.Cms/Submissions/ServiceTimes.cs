using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Submissions;

/// <summary>Section <c>ServiceTimes</c> of the configuration: working days the editorial board gives itself (vietnam.md §7).</summary>
public sealed class ServiceTimes
{
    [Range(1, 60)] public int IntakeDays { get; set; } = 1;
    [Range(1, 60)] public int EditDays { get; set; } = 2;
    [Range(1, 60)] public int ApproveDays { get; set; } = 1;
}
