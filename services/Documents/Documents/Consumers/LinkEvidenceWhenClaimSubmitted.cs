using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.Documents.Access;
using Seisan.Documents.Persistence;

namespace Seisan.Documents.Consumers;

/// <summary>Notes which evidence belongs to the claim. Evidence of an earlier version stays linked: it was decided upon.</summary>
internal sealed class LinkEvidenceWhenClaimSubmitted(DocumentsDbContext db) : IConsumer<ClaimSubmitted>
{
    public async Task Consume(ConsumeContext<ClaimSubmitted> context)
    {
        var claim = context.Message;
        var linked = await db.ClaimEvidence
            .Where(link => link.ClaimId == claim.ClaimId && claim.EvidenceIds.Contains(link.EvidenceId))
            .Select(link => link.EvidenceId).ToListAsync(context.CancellationToken);
        db.ClaimEvidence.AddRange(claim.EvidenceIds.Distinct().Except(linked)
            .Select(id => new ClaimEvidence { EvidenceId = id, ClaimId = claim.ClaimId }));
        await db.SaveChangesAsync();
    }
}
