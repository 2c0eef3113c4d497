using System.Collections.Immutable;

namespace Seisan.Kernel;

/// <summary>What the platform does for people, as notices, the status page and maintenance mode name it.</summary>
public static class PlatformFunctions
{
    public const string SignIn = "sign_in";
    public const string Claims = "claims";
    public const string Approvals = "approvals";
    public const string Accounting = "accounting";
    public const string Evidence = "evidence";
    public const string Masters = "masters";
    public const string Audit = "audit";
    public const string Messages = "messages";

    /// <summary>Every function, in the order in which pages show them. A stop of all of them closes the whole platform.</summary>
    public static readonly ImmutableArray<string> All =
        [SignIn, Claims, Approvals, Accounting, Evidence, Masters, Audit, Messages];
}
