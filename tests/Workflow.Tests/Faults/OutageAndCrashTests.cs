using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;
using Seisan.Platform.Testing;

namespace Seisan.Workflow.Tests.Faults;

/// <summary>
/// The real claims and workflow lose their broker, or are killed with -9 where something could be lost or doubled. The
/// faults come from outside: a proxy before the broker, and the kernel.
/// </summary>
public sealed class OutageAndCrashTests(TwoServices services) : IClassFixture<TwoServices>
{
    [Fact]
    public async Task Claims_submitted_while_the_broker_is_away_are_all_accepted_and_all_delivered_once_it_is_back()
    {
        services.ClaimsBroker.Cut();
        services.WorkflowBroker.Cut();
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => services.SubmitAsync()));
        Assert.Equal(0, await services.InWorkflowAsync<long>("SELECT count(*) FROM submission WHERE claim_id = ANY ($1)", claims));

        services.ClaimsBroker.Mend();
        services.WorkflowBroker.Mend();

        await services.AreOpenedAsync("not every claim came to its approval", claims);
    }

    [Fact]
    public async Task What_claims_committed_before_it_was_killed_is_published_by_its_next_start()
    {
        services.ClaimsBroker.Cut();
        var claim = await services.SubmitAsync();
        await services.KillClaimsAsync();
        Assert.Equal(1, await services.InClaimsAsync<long>(
            $"SELECT count(*) FROM outbox WHERE type = '{typeof(ClaimSubmitted).FullName}' AND sent_at IS NULL AND $1 IS NOT NULL", claim));

        await services.StartClaimsAsync();

        await services.AreOpenedAsync("the committed submission was lost", claim);
    }

    [Fact]
    public async Task What_workflow_did_before_it_was_killed_is_told_once_and_not_done_again()
    {
        services.WorkflowBroker.FreezeClients(); // neither acknowledgements nor publishes leave it
        var claim = await services.SubmitAsync();
        await Wait.Until(
            async () => await services.InWorkflowAsync<long>("SELECT count(*) FROM approval WHERE claim_id = ANY ($1)", claim) == 1,
            "the approval did not open");
        await services.KillWorkflowAsync();

        await services.StartWorkflowAsync();
        var after = await services.SubmitAsync();

        await services.AreOpenedAsync("something was lost or done twice", claim, after);
        Assert.Equal(1, await services.InWorkflowAsync<long>(
            $"SELECT count(*) FROM outbox WHERE type = '{typeof(ApprovalRequested).FullName}' AND body LIKE '%' || ($1::uuid[])[1] || '%'", claim));
    }

    [Fact]
    public async Task What_claims_did_before_it_was_killed_is_not_done_again()
    {
        var claim = await services.SubmitAsync();
        await services.AreOpenedAsync("the approval did not open", claim);
        services.ClaimsBroker.FreezeClients();
        await services.ApproveAsync(claim);
        await Wait.Until(
            async () => await services.InClaimsAsync<string>("SELECT state FROM expense_claim WHERE id = ANY ($1)", claim) == "approved",
            "the approval was not followed");
        await services.KillClaimsAsync();

        await services.StartClaimsAsync();
        var after = await services.SubmitAsync();

        await services.AreOpenedAsync("the restarted claims takes nothing", after);
        Assert.Equal(1, await services.InClaimsAsync<long>(
            $"SELECT count(*) FROM outbox WHERE type = '{typeof(ClaimApproved).FullName}' AND body LIKE '%' || ($1::uuid[])[1] || '%'", claim));
        Assert.Equal(1, await services.InClaimsAsync<long>(
            "SELECT count(*) FROM claim_moment WHERE claim_id = ANY ($1) AND kind = 'approved'", claim));
        Assert.Equal(0, await services.InClaimsAsync<long>("SELECT count(*) FROM parked_message WHERE $1 IS NOT NULL", claim));
    }
}
