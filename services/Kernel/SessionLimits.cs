namespace Seisan.Kernel;

/// <summary>
/// How long a signed-in browser stays signed in. Gateway and identity hold the same, so that none of the two lets a
/// person back in whom the other has let go.
/// </summary>
public static class SessionLimits
{
    /// <summary>After this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>After this long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
}
