using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Workflow;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Claims.Consumers;

/// <summary>Workflow has decided. Only an answer to the content that is submitted now moves the claim.</summary>
internal sealed class FollowAnswerWhenApprovalCompleted(ClaimsDbContext db, Caller caller, TimeProvider clock)
    : IConsumeTogether<ApprovalCompleted>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ApprovalCompleted>> arrived, CancellationToken ct)
    {
        var claims = await db.Claims.Whole().OfEventsAsync(arrived.Select(one => one.Message.ClaimId));
        var rounding = await db.RoundingAsync(ct);
        var moments = new List<ClaimMoment>();
        foreach (var one in arrived)
        {
            one.Continue(caller);
            moments.Add(Follow(claims[one.Message.ClaimId], one.Message, rounding));
        }

        await db.RememberAsync(moments);
        await db.SaveChangesAsync(ct);
    }

    private ClaimMoment Follow(ExpenseClaim claim, ApprovalCompleted ended, TaxRounding rounding)
    {
        var outcome = Words.OutcomeOf(ended.Outcome)
            ?? throw new InvalidOperationException($"Unknown outcome {ended.Outcome}.");
        var answer = new Answer(
            outcome, ended.DecidedBy, ended.DecidedByName, ended.Comment, null, ended.CompletedAt);

        if (claim.Follow(answer, ended.ContentVersion, clock.Now()))
        {
            if (outcome is Outcome.Approved) db.Announce(Approvals.Of(claim, rounding, ended.CompletedAt));
            else db.ForgetFares(claim);
        }

        return new ClaimMoment(
            claim.TenantId, claim.Id, ended.CompletedAt, ended.Outcome, ended.DecidedBy, ended.ContentVersion, null,
            null, ended.DecidedByName, ended.Comment, null);
    }
}
