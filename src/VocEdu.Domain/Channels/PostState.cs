namespace VocEdu.Domain.Channels;

/// <summary>The life of one post on one channel (design §6).</summary>
public enum PostState
{
    /// <summary>Chosen, but its time has not come or its work is not public yet.</summary>
    Planned,

    /// <summary>Its time has come; a worker may claim it.</summary>
    Due,

    /// <summary>Claimed: the claim was saved before anything left the house.</summary>
    Sending,

    /// <summary>On the channel: its id and its link are known.</summary>
    Posted,

    /// <summary>Nothing was created, or the channel is still working on it: goes on by itself at a set time.</summary>
    RetryAt,

    /// <summary>The channel is closed to us (token, permission, limit): waits for the channel, not for the text.</summary>
    Blocked,

    /// <summary>The channel does not take this content: a person must change it.</summary>
    Refused,

    /// <summary>It may or may not be on the channel: looked up before anything is sent again.</summary>
    Unknown,

    /// <summary>Could not be settled by looking: a person decides.</summary>
    NeedsCheck,

    /// <summary>Taken out before it left.</summary>
    Cancelled,

    /// <summary>Was posted and has been taken down from the channel.</summary>
    Removed,
}

/// <summary>Where content is posted automatically.</summary>
public enum ChannelKind
{
    Facebook,
    YouTube,
    Zalo,
}
