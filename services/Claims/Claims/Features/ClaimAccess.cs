using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>Who may see and who may write a claim. For whoever may not see it, it is not there.</summary>
internal static class ClaimAccess
{
    /// <summary>
    /// The claim with its lines and receipts, if the caller is its claimant. Its row stays locked until the end of the
    /// use case: who comes at the same time waits and then sees another version.
    /// </summary>
    public static async Task<ExpenseClaim?> OwnAsync(
        this ClaimsDbContext db, Guid id, Caller caller, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM expense_claim WHERE tenant_id = {caller.Tenant.Value} AND id = {id} FOR UPDATE", ct);
        var claim = await db.Claims.Whole().SingleOrDefaultAsync(claim => claim.Id == new ClaimId(id), ct);
        return claim is not null && caller.Owns(claim) ? claim : null;
    }

    /// <summary>
    /// The claim with its lines and receipts, if the caller is its claimant, one of its approvers, or may read all.
    /// </summary>
    public static async Task<ExpenseClaim?> ReadableAsync(
        this ClaimsDbContext db, Guid id, Caller caller, CancellationToken ct)
    {
        var claim = await db.Claims.AsNoTracking().Whole()
            .SingleOrDefaultAsync(claim => claim.Id == new ClaimId(id), ct);
        return claim is not null && await db.MayReadAsync(claim, caller, ct) ? claim : null;
    }

    public static async Task<bool> MayReadAsync(
        this ClaimsDbContext db, ExpenseClaim claim, Caller caller, CancellationToken ct)
    {
        if (caller.Owns(claim) || caller.Has(Permissions.ClaimsReadAll)) return true;
        if (caller.EmployeeId is not { } person) return false;
        var employee = new EmployeeId(person);
        return await db.Readers.AnyAsync(row => row.ClaimId == claim.Id && row.EmployeeId == employee, ct);
    }

    public static bool Owns(this Caller caller, ExpenseClaim claim) => caller.EmployeeId == claim.ClaimantId.Value;

    /// <summary>With lines and receipts.</summary>
    public static IQueryable<ExpenseClaim> Whole(this IQueryable<ExpenseClaim> claims) =>
        claims.Include(claim => claim.Lines).Include(claim => claim.Receipts).AsSplitQuery();
}
