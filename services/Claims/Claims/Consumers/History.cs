using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;

namespace Seisan.Claims.Consumers;

internal static class History
{
    /// <summary>The claim an answer is about. Claims are born here: a missing one is a fault of the sender.</summary>
    public static async Task<ExpenseClaim> OfEventAsync(this DbSet<ExpenseClaim> claims, Guid id) =>
        await claims.SingleOrDefaultAsync(claim => claim.Id == new ClaimId(id))
        ?? throw new InvalidOperationException($"Claim {id} is unknown in this tenant.");

    /// <summary>Adds the entry unless it stands there already.</summary>
    public static async Task RememberAsync(this ClaimsDbContext db, ClaimMoment moment)
    {
        var known = await db.Moments.AnyAsync(row => row.ClaimId == moment.ClaimId && row.At == moment.At
            && row.Kind == moment.Kind && row.PersonId == moment.PersonId);
        if (!known) db.Moments.Add(moment);
    }
}
