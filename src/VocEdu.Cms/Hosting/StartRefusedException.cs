namespace VocEdu.Cms.Hosting;

/// <summary>The program cannot start here; the message says why and what to do, and is all a person needs to see.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
