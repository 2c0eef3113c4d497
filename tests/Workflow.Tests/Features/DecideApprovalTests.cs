using System.Net;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Workflow;

namespace Seisan.Workflow.Tests.Features;

public sealed class DecideApprovalTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    [Fact]
    public async Task A_claim_goes_step_by_step_to_its_last_approver()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato, total: 60000);
        var approval = await company.Submit(claim);

        Assert.Equal(HttpStatusCode.OK, (await company.Decide(company.Suzuki, approval, "approve", "よい", step: 1)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await company.Decide(company.Takahashi, approval, "approve", step: 2)).StatusCode);

        var requested = await service.Outbox<ApprovalRequested>(company.Tenant);
        Assert.Equal(
            [(1, company.Suzuki.EmployeeId!.Value), (2, company.Takahashi.EmployeeId!.Value)],
            requested.Select(one => (one.Step, Assert.Single(one.ApproverIds))));
        Assert.Equal(2, (await service.Outbox<StepDecided>(company.Tenant)).Count);
        var completed = Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant));
        Assert.Equal(("approved", claim.ClaimId, 1L), (completed.Outcome, completed.ClaimId, completed.ContentVersion));
        Assert.Equal(
            ["OpenApproval", "ApproveClaim", "ApproveClaim"],
            (await service.Outbox<AuditRecorded>(company.Tenant)).Where(entry => entry.TargetKind == "expense-claim").Select(entry => entry.Operation));
    }

    [Fact]
    public async Task A_small_claim_needs_only_the_first_step()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato, total: 49999));

        await company.Decide(company.Suzuki, approval, "approve");

        Assert.Equal("approved", Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant)).Outcome);
    }

    [Theory]
    [InlineData("send_back", "sent_back")]
    [InlineData("reject", "rejected")]
    public async Task Sending_back_and_rejecting_need_a_comment_and_end_the_approval(string decision, string outcome)
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato, total: 60000));

        var silent = await company.Decide(company.Suzuki, approval, decision, " ");
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Contains("\"comment\"", await silent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await company.Decide(company.Suzuki, approval, decision, "領収書がありません")).StatusCode);
        var completed = Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant));
        Assert.Equal((outcome, "領収書がありません"), (completed.Outcome, completed.Comment));
        Assert.Equal("approval_" + outcome, await Company.CodeOf(await company.Decide(company.Suzuki, approval, "approve")));
    }

    [Fact]
    public async Task A_decision_on_content_the_person_did_not_see_is_a_412()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));

        var response = await company.Decide(company.Suzuki, approval, "approve", version: 2);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale_version"), (response.StatusCode, await Company.CodeOf(response)));
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    [Fact]
    public async Task An_answer_never_falls_on_a_step_the_person_did_not_see()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato, total: 60000));
        await company.Decide(company.Suzuki, approval, "approve", step: 1);

        var late = await company.Decide(company.Takahashi, approval, "reject", "高すぎます", step: 1);

        Assert.Equal((HttpStatusCode.Conflict, "step_moved_on"), (late.StatusCode, await Company.CodeOf(late)));
    }

    [Fact]
    public async Task Only_the_approvers_of_the_open_step_decide_and_never_the_claimant()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato, total: 60000));
        var claimant = company.Sato.With(Kernel.Permissions.WorkflowApprove);
        var stranger = company.Person("他人").As(Kernel.Roles.Approver);

        Assert.Equal("own_claim", await Company.CodeOf(await company.Decide(claimant, approval, "approve")));
        Assert.Equal("not_your_step", await Company.CodeOf(await company.Decide(company.Takahashi, approval, "approve")));
        Assert.Equal(HttpStatusCode.NotFound, (await company.Decide(stranger, approval, "approve")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await company.Decide(company.Sato, approval, "approve")).StatusCode);
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    [Fact]
    public async Task Thirty_answers_at_once_have_one_outcome()
    {
        var company = await Company.Found(service);
        for (var round = 0; round < 3; round++)
        {
            var claim = company.Claim(company.Sato);
            var approval = await company.Submit(claim);

            var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => (n % 3) switch
            {
                0 => company.Decide(company.Suzuki, approval, "approve"),
                1 => company.Decide(company.Suzuki, approval, "send_back", "もう一度"),
                _ => company.Withdraw(company.Sato, claim.ClaimId),
            }));

            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
            Assert.All(
                answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK),
                answer => Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed));
            Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant), one => one.ClaimId == claim.ClaimId);
        }
    }
}
