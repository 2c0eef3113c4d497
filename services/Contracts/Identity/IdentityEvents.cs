namespace Seisan.Contracts.Identity;

/// <summary>
/// A person's rights or state changed. Tokens with a lower rights version are refused from now on.
/// </summary>
/// <param name="EmployeeId">The employee the user is, or null for people who are none (operators, outside guests).</param>
/// <param name="Permissions">What the person may do: by the roles and own grants, less what is denied. Null in older messages.</param>
/// <param name="Language">In which the platform writes to the person: <c>ja</c> or <c>en</c>. Null in older messages.</param>
public sealed record UserChanged(
    Guid UserId, Guid? EmployeeId, string SignInId, string Name, string? Email, IReadOnlyList<string> Roles,
    bool Active, long RightsVersion, IReadOnlyList<string>? Permissions = null, string? Language = null);

/// <summary>Sessions of a person ended. <see cref="SessionId"/> null: all of them, everywhere.</summary>
public sealed record SessionRevoked(Guid UserId, Guid? SessionId, long RightsVersion);

/// <summary>One attempt to sign in, by a person or by a partner's program.</summary>
/// <param name="UserId">The person or the program; null when the sign-in id is unknown in the tenant.</param>
/// <param name="SignInId">As it was typed; a program's is its client id.</param>
/// <param name="Outcome"><c>succeeded</c>, <c>wrong_password</c>, <c>wrong_secret</c>, <c>unknown</c>, <c>locked</c>, <c>inactive</c>
/// (a client: taken away), <c>refused</c> (a client asked for what it may not have), <c>throttled</c>, <c>signed_out</c>.</param>
/// <param name="Method"><c>password</c> or <c>client_secret</c>; null in older messages and where nothing was proven.</param>
public sealed record SignInAttempted(
    Guid AttemptId, DateTimeOffset At, Guid? UserId, string SignInId, string? Name, string Outcome, string Address,
    string? UserAgent, string? Method = null);

/// <summary>A one-time link to set a password is to be mailed.</summary>
/// <param name="SealedLink">The link, sealed under the transport key of class <c>password-link</c>.</param>
public sealed record PasswordLinkIssued(
    Guid LinkId, Guid UserId, string Name, string Email, string SealedLink, DateTimeOffset ExpiresAt);

/// <summary>A partner's program was taken away: tokens given to it, or to people who work through it, are refused from now on.</summary>
public sealed record ApiClientRevoked(Guid ClientId);
