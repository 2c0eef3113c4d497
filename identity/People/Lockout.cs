using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>
/// How often a person's password was guessed wrong in a row. The attempt is counted before the password is looked at,
/// in one statement, so that guesses sent at once cannot all slip through.
/// </summary>
internal sealed class Lockout : ITenantOwned
{
    public const int Tries = 5;
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(15);

    public TenantId TenantId { get; init; }
    public Guid UserId { get; init; }
    public int Failures { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Takes one of the tries. False: there is none left for now, the password is not to be looked at.</summary>
    public static async Task<bool> TakeTryAsync(IdentityDbContext db, Guid userId, DateTimeOffset now)
    {
        var lockedUntil = now + Duration;
        var taken = await db.Database.SqlQuery<int>(
            $"""
            UPDATE lockout
            SET failures = CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END,
                locked_until = CASE WHEN locked_until IS NULL AND failures + 1 >= {Tries} THEN {lockedUntil} END
            WHERE tenant_id = {db.Tenant.Value} AND user_id = {userId} AND (locked_until IS NULL OR locked_until <= {now})
            RETURNING failures AS "Value"
            """).ToListAsync();
        return taken.Count == 1;
    }

    public static Task ForgetAsync(IdentityDbContext db, Guid userId) =>
        db.Lockouts.Where(row => row.UserId == userId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Failures, 0).SetProperty(row => row.LockedUntil, (DateTimeOffset?)null));
}

internal sealed class LockoutMapping : IEntityTypeConfiguration<Lockout>
{
    public void Configure(EntityTypeBuilder<Lockout> builder)
    {
        builder.ToTable("lockout");
        builder.HasKey(row => new { row.TenantId, row.UserId });
    }
}
