using System.Net;
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
    public async Task A_withdrawal_before_the_submission_wins_when_it_arrives()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);

        Assert.Equal(HttpStatusCode.Accepted, (await company.Withdraw(company.Sato, claim.ClaimId)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await company.Withdraw(company.Sato, claim.ClaimId)).StatusCode);
        Assert.Empty(await service.Outbox<ApprovalCompleted>(company.Tenant));
        await service.Deliver(company.Tenant, claim);

        var completed = Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant));
        Assert.Equal(("withdrawn", claim.ClaimId, 1L), (completed.Outcome, completed.ClaimId, completed.ContentVersion));
        Assert.Empty(await service.Outbox<ApprovalRequested>(company.Tenant));
    }

    [Fact]
    public async Task An_early_withdrawal_by_anybody_else_or_of_another_version_has_no_effect()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        await company.Withdraw(company.Suzuki, claim.ClaimId);
        await company.Withdraw(company.Sato, claim.ClaimId, version: 2);

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
            var withdrawing = company.Withdraw(company.Sato, claim.ClaimId);
            await service.Deliver(company.Tenant, claim);

            Assert.True((await withdrawing).IsSuccessStatusCode);
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
}
