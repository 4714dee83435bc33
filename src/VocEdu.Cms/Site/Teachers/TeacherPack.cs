using System.Text.Json;

namespace VocEdu.Cms.Site.Teachers;

/// <summary>The texts of a lesson about trades, from <c>config/teacher-pack.json</c>, which the department may change.</summary>
public sealed record TeacherPack(LessonPlan Plan, ClassTally Tally, Evaluation Evaluation)
{
    public const string File = "teacher-pack.json";

    public static readonly TeacherPack Empty = new(new("", [], [], [], [], [], []), new("", "", [], "", ""), new("", "", [], [], []));

    public static TeacherPack Read(byte[] file)
    {
        var pack = JsonSerializer.Deserialize<TeacherPack>(file, JsonSerializerOptions.Web);
        if (pack?.Plan is not { Goals: not null, Preparation: not null, Steps: not null, After: not null, Careful: not null, Facts: not null }
            || pack.Tally is not { Questions: not null } || pack.Evaluation is not { Scale: not null, Statements: not null, Questions: not null })
            throw new InvalidOperationException("A part of the lesson is missing.");
        return pack;
    }
}

/// <param name="Facts">For whom, how long.</param>
/// <param name="After">What to do in the weeks that follow.</param>
/// <param name="Careful">What not to do.</param>
public sealed record LessonPlan(
    string Title, IReadOnlyList<string> Facts, IReadOnlyList<string> Goals, IReadOnlyList<string> Preparation, IReadOnlyList<LessonStep> Steps, IReadOnlyList<string> After, IReadOnlyList<string> Careful)
{
    public int Minutes => Steps.Sum(step => step.Minutes);
}

public sealed record LessonStep(int Minutes, string Title, string Teacher, string Pupils);

public sealed record ClassTally(string Title, string Text, IReadOnlyList<string> Questions, string Trades, string After);

public sealed record Evaluation(string Title, string Text, IReadOnlyList<string> Scale, IReadOnlyList<string> Statements, IReadOnlyList<string> Questions);
