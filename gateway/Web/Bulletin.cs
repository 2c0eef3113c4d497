using System.Collections.Immutable;
using Seisan.Kernel;
using Seisan.Look.Texts;

namespace Seisan.Web;

/// <summary>
/// What everybody may know of the platform itself: planned stops, services that end, and how its functions are. The
/// gateway keeps it as its database has it; pages only read it.
/// </summary>
public sealed class Bulletin
{
    private volatile Edition _edition = new([], [], []);

    public Edition Now => _edition;

    public void Print(Edition edition) => _edition = edition;

    /// <param name="Stops">Published and not cancelled, in the order of their beginning; those over for long are gone.</param>
    /// <param name="Changes">What the probes saw change lately, the latest first.</param>
    public sealed record Edition(
        ImmutableArray<PlannedStop> Stops, ImmutableArray<FunctionState> Functions, ImmutableArray<FunctionChange> Changes);
}

/// <param name="EndsAt">Null: a service ends for good, and nothing is closed by us.</param>
public sealed record PlannedStop(
    Guid Id, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<string> Functions, string TextJa, string TextEn,
    bool Urgent)
{
    /// <summary>The whole platform is closed, with everything that belongs to no function.</summary>
    public bool OfEverything => PlatformFunctions.All.All(Functions.Contains);

    public string Text => Language.Current == Language.Japanese ? TextJa : TextEn;

    public bool IsRunning(DateTimeOffset now) => StartsAt <= now && EndsAt > now;

    public bool IsOver(DateTimeOffset now) => (EndsAt ?? StartsAt) <= now;
}

/// <param name="Since">When it became as it is.</param>
/// <param name="CheckedAt">When it was looked at last.</param>
public sealed record FunctionState(string Function, bool Works, DateTimeOffset Since, DateTimeOffset CheckedAt);

/// <summary>A function stopped working, or works again.</summary>
public sealed record FunctionChange(string Function, bool Works, DateTimeOffset At);

/// <summary>On a request that a planned stop has turned away: by which.</summary>
public sealed record ClosedFor(PlannedStop Stop);
