using VocEdu.Connectors.Tests.Far;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>A far side that remembers what was posted on it.</summary>
public interface IPlatform : IDisposable
{
    SetClock Clock { get; }

    HttpMessageHandler Handler { get; }

    /// <summary>Links of all posts readers can see that carry the reference.</summary>
    IReadOnlyList<string> Public(string marker);

    Delivery Delivery();
}
