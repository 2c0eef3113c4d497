using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.Documents.Access;
using Seisan.Documents.Persistence;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Documents.Consumers;

/// <summary>Notes which evidence belongs to the claim. Evidence of an earlier version stays linked: it was decided upon.</summary>
internal sealed class LinkEvidenceWhenClaimSubmitted(DocumentsDbContext db) : IConsumeTogether<ClaimSubmitted>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ClaimSubmitted>> arrived, CancellationToken ct)
    {
        var claims = arrived.Select(one => one.Message).Where(claim => claim.EvidenceIds is not []).ToList();
        if (claims is [])
            return;

        var ids = claims.Select(claim => claim.ClaimId).Distinct().ToArray();
        var linked = (await db.ClaimEvidence.AsNoTracking().Where(link => ids.Contains(link.ClaimId)).ToListAsync(ct))
            .Select(link => (link.ClaimId, link.EvidenceId)).ToHashSet();
        db.ClaimEvidence.AddRange(claims
            .SelectMany(claim => claim.EvidenceIds.Select(id => (claim.ClaimId, EvidenceId: id))).Where(linked.Add)
            .Select(link => new ClaimEvidence { EvidenceId = link.EvidenceId, ClaimId = link.ClaimId }));
        await db.SaveChangesAsync(ct);
    }
}
