using Microsoft.EntityFrameworkCore;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

internal static class Locks
{
    /// <summary>
    /// One at a time for a claim: its submission and a withdrawal that may arrive before it, when there is no row yet
    /// to lock. Held until the transaction ends.
    /// </summary>
    public static Task LockClaimAsync(this WorkflowDbContext db, ClaimId claim, CancellationToken ct) =>
        db.LockClaimsAsync([claim], ct);

    /// <summary>The same for several, in an order in which nobody waits for each other.</summary>
    public static Task LockClaimsAsync(this WorkflowDbContext db, IReadOnlyCollection<ClaimId> claims, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            WITH ordered AS MATERIALIZED (
                SELECT hashtextextended(claim, 0) AS key FROM unnest({claims.Select(claim => claim.ToString()).ToArray()}) AS claim ORDER BY 1)
            SELECT pg_advisory_xact_lock(key) FROM ordered
            """, ct);

    /// <summary>A submission whose fate is about to be settled; null when it has not arrived.</summary>
    public static Task<Submission?> LockSubmissionAsync(
        this WorkflowDbContext db, ClaimId claim, long contentVersion, CancellationToken ct) =>
        db.Submissions.FromSql(
            $"""
            SELECT * FROM submission WHERE claim_id = {claim.Value} AND content_version = {contentVersion} FOR UPDATE
            """).SingleOrDefaultAsync(ct);

    /// <summary>
    /// The approval as it is once nobody else decides on it. The row is locked first and read afterwards, so that its
    /// steps are those after the decision that was waited for.
    /// </summary>
    public static async Task<Approval?> LockApprovalAsync(
        this WorkflowDbContext db, ApprovalId id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM approval WHERE id = {id.Value} FOR UPDATE", ct);
        return await db.Approvals.Include(one => one.Steps).ThenInclude(step => step.Approvers).AsSingleQuery()
            .SingleOrDefaultAsync(one => one.Id == id, ct);
    }
}
