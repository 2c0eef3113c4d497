using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.SignIn;

/// <summary>
/// One attempt to sign in. Whatever is wrong, the answer is the same and takes one password's verification, so that
/// nobody learns which companies, people or locks there are.
/// </summary>
internal sealed partial class SignInAttempt(
    IdentityDbContext db, UserManager<User> users, Caller caller, TimeProvider clock, ILogger<SignInAttempt> logger)
{
    private static readonly User Nobody = new();
    private static string? _nobodysHash;

    /// <summary>The new session, or null.</summary>
    public async Task<(User User, UserSession Session)?> TryAsync(string companyCode, string signInId, string password, string? userAgent)
    {
        var code = Company.Normalize(companyCode);
        var tenant = await db.Companies.Where(company => company.Code == code).Select(company => (TenantId?)company.Id).SingleOrDefaultAsync();
        if (tenant is null)
        {
            VerifyNobody(password);
            UnknownCompany(caller.Address);
            return null;
        }

        return await db.InTenantAsync(tenant.Value, () => TryAsync(signInId.Trim(), password, userAgent));
    }

    private async Task<(User User, UserSession Session)?> TryAsync(string signInId, string password, string? userAgent)
    {
        var name = users.NormalizeName(signInId);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedSignInId == name);
        var outcome = await JudgeAsync(user, password);
        var now = clock.GetUtcNow();
        var agent = userAgent?.Length > 300 ? userAgent[..300] : userAgent;
        UserSession? session = null;
        if (outcome is SignInOutcome.Succeeded)
        {
            await Lockout.ForgetAsync(db, user!.Id);
            caller.ActAs(user.Id, user.SignInId, user.Name, caller.Address);
            session = new UserSession
            {
                Id = Guid.CreateVersion7(now), UserId = user.Id, StartedAt = now, Address = caller.Address, UserAgent = agent,
            };
            db.Add(session);
        }

        db.Announce(new SignInAttempted(
            Guid.CreateVersion7(now), now, user?.Id, Shortened(signInId), user?.Name, outcome, caller.Address ?? "", agent));
        await db.SaveChangesAsync();
        return session is null ? null : (user!, session);
    }

    private async Task<string> JudgeAsync(User? user, string password)
    {
        if (user is null)
        {
            VerifyNobody(password);
            return SignInOutcome.Unknown;
        }

        if (!await Lockout.TakeTryAsync(db, user.Id, clock.GetUtcNow()))
        {
            VerifyNobody(password);
            return SignInOutcome.Locked;
        }

        var right = user.PasswordHash is { } hash ? Verify(user, hash, password) : VerifyNobody(password);
        if (!right)
            return SignInOutcome.WrongPassword;
        return await LiveSession.MayEnterAsync(db, user, JapanTime.Today(clock)) ? SignInOutcome.Succeeded : SignInOutcome.Inactive;
    }

    private bool Verify(User user, string hash, string password) =>
        users.PasswordHasher.VerifyHashedPassword(user, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>Takes the time that a real verification takes, and is never right.</summary>
    private bool VerifyNobody(string password)
    {
        _nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.CreateVersion7(clock.GetUtcNow()).ToString());
        Verify(Nobody, _nobodysHash, password);
        return false;
    }

    private static string Shortened(string signInId) =>
        signInId.Length > User.LongestSignInId ? signInId[..User.LongestSignInId] : signInId;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in with an unknown company code from {Address}")]
    private partial void UnknownCompany(string? address);
}

/// <summary>The words of <see cref="SignInAttempted"/>.</summary>
internal static class SignInOutcome
{
    public const string Succeeded = "succeeded";
    public const string WrongPassword = "wrong_password";
    public const string Unknown = "unknown";
    public const string Locked = "locked";
    public const string Inactive = "inactive";
    public const string SignedOut = "signed_out";
}
