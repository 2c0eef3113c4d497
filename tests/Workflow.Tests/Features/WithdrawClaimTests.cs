using System.Net;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;

namespace Seisan.Workflow.Tests.Features;

public sealed class WithdrawClaimTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    [Fact]
    public async Task A_claimant_takes_a_claim_back_and_may_submit_it_again()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        await company.Submit(claim);

        Assert.Equal(HttpStatusCode.OK, (await company.Withdraw(company.Sato, claim.ClaimId)).StatusCode);
        Assert.Equal("withdrawn", Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant)).Outcome);
        Assert.Empty((await company.Get(company.Suzuki, "/api/v1/approvals")).GetProperty("items").EnumerateArray());
        Assert.Equal("approval_withdrawn", await Company.CodeOf(await company.Withdraw(company.Sato, claim.ClaimId)));

        await service.Deliver(company.Tenant, claim with { ContentVersion = 2 });
        Assert.Single((await company.Get(company.Suzuki, "/api/v1/approvals")).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await company.Withdraw(company.Sato, claim.ClaimId)).StatusCode);
    }

    [Fact]
    public async Task A_claim_that_is_not_here_is_not_found_and_nothing_is_kept()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        Assert.Equal(HttpStatusCode.NotFound, (await company.Withdraw(company.Sato, claim.ClaimId)).StatusCode);

        await company.Submit(claim);
        Assert.Equal(HttpStatusCode.NotFound, (await company.Withdraw(company.Sato, claim.ClaimId, version: 2)).StatusCode);

        Assert.Empty(await service.Outbox<ApprovalCompleted>(company.Tenant));
        Assert.Equal(0, await service.In(company.Tenant, db => db.EarlyWithdrawals.CountAsync()));
    }

    [Fact]
    public async Task A_withdrawal_asked_of_claims_wins_when_the_submission_arrives()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);

        await service.Deliver(company.Tenant, Requested(claim));
        await service.Deliver(company.Tenant, Requested(claim));
        Assert.Empty(await service.Outbox<ApprovalCompleted>(company.Tenant));
        await service.Deliver(company.Tenant, claim);

        var completed = Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant));
        Assert.Equal(("withdrawn", claim.ClaimId, 1L), (completed.Outcome, completed.ClaimId, completed.ContentVersion));
        Assert.Empty(await service.Outbox<ApprovalRequested>(company.Tenant));
    }

    [Fact]
    public async Task A_withdrawal_asked_of_claims_takes_back_what_opened_meanwhile_and_leaves_what_is_decided()
    {
        var company = await Company.Found(service);
        var (open, decided) = (company.Claim(company.Sato), company.Claim(company.Sato));
        await company.Submit(open);
        await company.Submit(decided);
        await company.Withdraw(company.Sato, decided.ClaimId);

        await service.Deliver(company.Tenant, Requested(open));
        await service.Deliver(company.Tenant, Requested(decided));

        Assert.Equal("withdrawn", (await company.Only(open.ClaimId)).GetProperty("state").GetString());
        Assert.Equal(2, (await service.Outbox<ApprovalCompleted>(company.Tenant)).Count);
    }

    [Fact]
    public async Task A_withdrawal_asked_of_claims_of_another_version_has_no_effect()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        await service.Deliver(company.Tenant, Requested(claim) with { ContentVersion = 2 });

        await service.Deliver(company.Tenant, claim);

        Assert.Empty(await service.Outbox<ApprovalCompleted>(company.Tenant));
        Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant));
    }

    [Fact]
    public async Task A_withdrawal_and_the_submission_at_once_never_leave_an_open_approval()
    {
        var company = await Company.Found(service);
        for (var round = 0; round < 10; round++)
        {
            var claim = company.Claim(company.Sato);
            await Task.WhenAll(service.Deliver(company.Tenant, Requested(claim)), service.Deliver(company.Tenant, claim));

            Assert.Equal("withdrawn", (await company.Only(claim.ClaimId)).GetProperty("state").GetString());
        }

        Assert.Equal(10, (await service.Outbox<ApprovalCompleted>(company.Tenant)).Count);
    }

    [Fact]
    public async Task Nobody_but_the_claimant_withdraws()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        await company.Submit(claim);

        Assert.Equal("not_your_claim", await Company.CodeOf(await company.Withdraw(company.Suzuki, claim.ClaimId)));
        Assert.Equal(HttpStatusCode.NotFound, (await company.Withdraw(company.Person("他人"), claim.ClaimId)).StatusCode);
        Assert.Empty(await service.Outbox<ApprovalCompleted>(company.Tenant));
    }

    private static WithdrawalRequested Requested(ClaimSubmitted claim) =>
        new(claim.ClaimId, claim.ContentVersion, claim.ClaimantId, claim.SubmittedAt);
}
