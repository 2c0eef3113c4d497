using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;

namespace Seisan.Claims.Consumers;

internal static class History
{
    /// <summary>The claim an answer is about. Claims are born here: a missing one is a fault of the sender.</summary>
    public static async Task<ExpenseClaim> OfEventAsync(this IQueryable<ExpenseClaim> claims, Guid id) =>
        (await claims.OfEventsAsync([id]))[id];

    /// <summary>The claims that answers are about, by their ids.</summary>
    public static async Task<Dictionary<Guid, ExpenseClaim>> OfEventsAsync(this IQueryable<ExpenseClaim> claims, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().Select(id => new ClaimId(id)).ToArray();
        var found = await claims.Where(claim => wanted.Contains(claim.Id)).ToDictionaryAsync(claim => claim.Id.Value);
        return found.Count == wanted.Length
            ? found
            : throw new InvalidOperationException($"Claim {wanted.First(id => !found.ContainsKey(id.Value))} is unknown in this tenant.");
    }

    /// <summary>Adds the entries that do not stand there already.</summary>
    public static async Task RememberAsync(this ClaimsDbContext db, params IReadOnlyList<ClaimMoment> moments)
    {
        var claims = moments.Select(moment => moment.ClaimId).Distinct().ToArray();
        var known = (await db.Moments.AsNoTracking().Where(row => claims.Contains(row.ClaimId)).ToListAsync())
            .Select(Key).ToHashSet();
        db.Moments.AddRange(moments.Where(moment => known.Add(Key(moment))));
    }

    /// <summary>The instant in the microseconds that the database keeps.</summary>
    private static (ClaimId, long, string, Guid) Key(ClaimMoment moment) =>
        (moment.ClaimId, moment.At.UtcTicks / TimeSpan.TicksPerMicrosecond, moment.Kind, moment.PersonId);
}
