using VocEdu.Domain.Channels;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Umbraco.Api;

/// <param name="Misconfigured">What the configuration lacks; then all else is empty.</param>
/// <param name="Fault">Why the engine cannot work now.</param>
/// <param name="PauseReason">Vietnamese: why sending is paused; null: it is not.</param>
public sealed record Overview(
    string? Misconfigured, bool Prepared, string? Fault, DateTimeOffset? ComparedAt, string? PauseReason, int Overdue, int NeedPerson,
    IReadOnlyList<ChannelState> Channels, IReadOnlyList<TargetState> Targets)
{
    public static Overview NotRunning(string? misconfigured, string? fault) => new(misconfigured, false, fault, null, null, 0, 0, [], []);
}

/// <param name="State"><c>Ready</c>, <c>Paused</c>, <c>Limited</c>, <c>Blocked</c>, or <c>Disconnected</c>.</param>
public sealed record ChannelState(string Kind, string Name, string State, string? Answer)
{
    public static ChannelState Of(Channel channel) =>
        new($"{channel.Kind}", channel.Name, channel.Secrets is null ? "Disconnected" : $"{channel.State}", channel.StateMessage);
}

/// <param name="NeededPerWeek">Works a week that are still needed; null when no time is left.</param>
public sealed record TargetState(
    string Plan, string Title, string Text, string Unit, int Year, DateOnly From, DateOnly To, int Done, int Target, double ExpectedToday, double? NeededPerWeek,
    Forecast? Forecast, IReadOnlyList<GenreCount> Genres);

public sealed record GenreCount(string Name, int Count);

/// <param name="Reference">Null while nothing of it was ever public.</param>
/// <param name="CountReason">Vietnamese: why it counts, or not.</param>
/// <param name="Problem">Vietnamese: why it is not, or not wholly, booked.</param>
public sealed record DocumentAnswer(bool IsWork, string? Reference, bool Counts, string? CountReason, DateTimeOffset? FirstPublicAt, string? Problem, IReadOnlyList<PostAnswer> Posts);

/// <param name="State">A <see cref="PostState"/>.</param>
/// <param name="Answer">Vietnamese: what the channel said last.</param>
public sealed record PostAnswer(
    Guid Id, Guid Document, string Title, string Kind, string Channel, string State, DateTimeOffset DueAt, DateTimeOffset? PostedAt, string? Permalink, string? Answer, bool MayRetry)
{
    public static PostAnswer Of(OutboxPost post) => new(
        post.Id, DocumentOf(post.Work!.Source) ?? Guid.Empty, post.Work.Title, $"{post.Channel!.Kind}", post.Channel.Name, $"{post.State}", post.DueAt, post.PostedAt, post.Permalink, post.AnswerMessage,
        post.State is PostState.Refused or PostState.NeedsCheck or PostState.RetryAt or PostState.Blocked or PostState.Removed
            || (post.State == PostState.Posted && post.WakeAt is null && (post.NextContent is not null || post.RemovalAskedAt is not null)));

    /// <summary>The document a work was made of; null for a work of another origin.</summary>
    public static Guid? DocumentOf(string source) =>
        source.StartsWith("umbraco:", StringComparison.Ordinal) && Guid.TryParse(source.AsSpan("umbraco:".Length), out var key) ? key : null;
}

/// <param name="Document">Umbraco's key.</param>
/// <param name="Problem">Vietnamese.</param>
public sealed record DocumentProblem(Guid Document, string Title, string Problem);

public sealed record Failures(IReadOnlyList<PostAnswer> Posts, IReadOnlyList<DocumentProblem> Documents);
