using System.Diagnostics;

namespace VocEdu.Connectors;

/// <summary>Named places where a test build dies on demand, as by <c>kill -9</c>. Calls vanish from every build without the constant VOCEDU_FAULTS.</summary>
internal static class FaultPoint
{
    /// <summary>Dies here when VOCEDU_FAULT_POINT names it: <c>name</c>, or <c>name:3</c> for its third time.</summary>
    [Conditional("VOCEDU_FAULTS")]
    public static void Reach(string name)
    {
#if VOCEDU_FAULTS
        if (Environment.GetEnvironmentVariable("VOCEDU_FAULT_POINT") is not { } wanted || wanted.Split(':') is not [var point, .. var turn] || point != name)
        {
            return;
        }

        if (Interlocked.Increment(ref times) == (turn is [var nth] ? int.Parse(nth, System.Globalization.CultureInfo.InvariantCulture) : 1))
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
#endif
    }

#if VOCEDU_FAULTS
    private static int times;
#endif
}
