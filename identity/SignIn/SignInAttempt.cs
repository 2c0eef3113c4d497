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
    IdentityDbContext db, UserManager<User> users, AddressTries addresses, Caller caller, TimeProvider clock,
    ILogger<SignInAttempt> logger)
{
    private static readonly User Nobody = new();

    /// <summary>A hash takes a core for a while: no more at once than there are cores, the others wait without a thread.</summary>
    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);

    private static string? _nobodysHash;

    public async Task<Entry> TryAsync(string companyCode, string signInId, string password, string? userAgent)
    {
        var code = Company.Normalize(companyCode);
        var tenant = await db.Companies.Where(company => company.Code == code).Select(company => (TenantId?)company.Id).SingleOrDefaultAsync();
        var origin = AddressTries.OriginOf(caller.Address, tenant is null ? code : null);
        var within = await db.InTenantAsync(tenant ?? TenantId.Provider, () => addresses.TakeAsync(origin));
        if (tenant is null)
        {
            if (within)
                await IsRightAsync(null, password);
            UnknownCompany(caller.Address);
            // whose history it belongs to nobody can say: it stands in the provider's, under all that was typed
            return await db.InTenantAsync(TenantId.Provider, () => TurnAwayAsync($"{code}/{signInId.Trim()}", userAgent, throttled: !within));
        }

        if (!within)
            return await db.InTenantAsync(tenant.Value, () => TurnAwayAsync(signInId, userAgent, throttled: true));

        // Counted and committed first; no connection waits for the hash.
        var (user, mayTry) = await db.InTenantAsync(tenant.Value, () => TakeTryAsync(signInId));
        var right = await IsRightAsync(mayTry ? user : null, password);
        return await db.InTenantAsync(tenant.Value, () => ConcludeAsync(user, mayTry, right, signInId, userAgent, origin));
    }

    /// <summary>Whose account it is aimed at makes no difference and is not looked up.</summary>
    private async Task<Entry> TurnAwayAsync(string signInId, string? userAgent, bool throttled)
    {
        Tell(null, signInId, throttled ? SignInOutcome.Throttled : SignInOutcome.Unknown, userAgent);
        await db.SaveChangesAsync();
        return new Entry(Throttled: throttled);
    }

    private async Task<(User? User, bool MayTry)> TakeTryAsync(string signInId)
    {
        var name = users.NormalizeName(signInId.Trim());
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedSignInId == name);
        return (user, user is not null && await Lockout.TakeTryAsync(db, user.Id, clock.GetUtcNow()));
    }

    private async Task<Entry> ConcludeAsync(User? user, bool mayTry, bool right, string signInId, string? userAgent, string origin)
    {
        var now = clock.GetUtcNow();
        var outcome = user is null ? SignInOutcome.Unknown
            : !mayTry ? SignInOutcome.Locked
            : !right ? SignInOutcome.WrongPassword
            : !await LiveSession.MayEnterAsync(db, user, JapanTime.DateOf(now)) ? SignInOutcome.Inactive
            : SignInOutcome.Succeeded;
        UserSession? session = null;
        if (outcome is SignInOutcome.Succeeded)
        {
            await Lockout.ForgetAsync(db, user!.Id);
            await addresses.GiveBackAsync(origin);
            caller.ActAs(user.Id, user.SignInId, user.Name, caller.Address);
            session = new UserSession
            {
                Id = Guid.CreateVersion7(now), UserId = user.Id, StartedAt = now, LastSeenAt = now, Address = caller.Address, UserAgent = Shortened(userAgent),
            };
            db.Add(session);
        }

        Tell(user, signInId, outcome, userAgent);
        await db.SaveChangesAsync();
        return session is null ? new Entry() : new Entry(user, session);
    }

    private void Tell(User? user, string signInId, string outcome, string? userAgent)
    {
        var (now, typed) = (clock.GetUtcNow(), signInId.Trim());
        db.Announce(new SignInAttempted(
            Guid.CreateVersion7(now), now, user?.Id, typed.Length > User.LongestSignInId ? typed[..User.LongestSignInId] : typed,
            user?.Name, outcome, caller.Address ?? "", Shortened(userAgent), SignInMethod.Password));
    }

    /// <summary>Takes the same time for nobody, for whom it is never right.</summary>
    private async Task<bool> IsRightAsync(User? user, string password)
    {
        await Cores.WaitAsync();
        try
        {
            var hasher = users.PasswordHasher;
            if (user?.PasswordHash is { } hash)
                return hasher.VerifyHashedPassword(user, hash, password) is not PasswordVerificationResult.Failed;
            _nobodysHash ??= hasher.HashPassword(Nobody, Guid.CreateVersion7(clock.GetUtcNow()).ToString());
            hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
            return false;
        }
        finally
        {
            Cores.Release();
        }
    }

    internal static string? Shortened(string? userAgent) => userAgent?.Length > 300 ? userAgent[..300] : userAgent;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in with an unknown company code from {Address}")]
    private partial void UnknownCompany(string? address);
}

/// <summary>How an attempt ended: with a session or without one.</summary>
/// <param name="Throttled">Not looked at: too many came from the address.</param>
internal sealed record Entry(User? User = null, UserSession? Session = null, bool Throttled = false);

/// <summary>The words of <see cref="SignInAttempted"/>.</summary>
internal static class SignInOutcome
{
    public const string Succeeded = "succeeded";
    public const string WrongPassword = "wrong_password";
    public const string WrongSecret = "wrong_secret";
    public const string Unknown = "unknown";
    public const string Locked = "locked";
    public const string Inactive = "inactive";
    public const string Refused = "refused";
    public const string Throttled = "throttled";
    public const string SignedOut = "signed_out";
}

/// <inheritdoc cref="SignInOutcome"/>
internal static class SignInMethod
{
    public const string Password = "password";
    public const string ClientSecret = "client_secret";
}
