using Seisan.Contracts.Masters;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Workflow.Tests.Consumers;

public sealed class OpenApprovalWhenClaimSubmittedTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    [Fact]
    public async Task The_same_submission_told_twice_opens_one_approval()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);

        await service.Deliver(company.Tenant, claim);
        await service.Deliver(company.Tenant, claim);

        Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant));
        await company.Only(claim.ClaimId);
    }

    [Fact]
    public async Task An_older_submission_that_comes_again_does_not_disturb_the_newer_one()
    {
        var company = await Company.Found(service);
        var first = company.Claim(company.Sato);
        await company.Decide(company.Suzuki, await company.Submit(first), "send_back", "もう一度");
        await service.Deliver(company.Tenant, first with { ContentVersion = 2 });

        await service.Deliver(company.Tenant, first);

        var standing = (await company.Get(company.Admin, $"/api/v1/approvals?claimId={first.ClaimId}")).GetProperty("items");
        Assert.Equal(
            [(2L, "open"), (1L, "sent_back")],
            standing.EnumerateArray().Select(one => (one.GetProperty("contentVersion").GetInt64(), one.GetProperty("state").GetString()!)));
    }

    [Fact]
    public async Task A_head_who_claims_is_decided_a_level_higher_and_the_step_says_so()
    {
        var company = await Company.Found(service);
        await service.Deliver(company.Tenant, company.Claim(company.Suzuki));

        var requested = Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant));
        Assert.Equal((company.Takahashi.EmployeeId, "moved_up"), (Assert.Single(requested.ApproverIds), requested.Note));
    }

    [Fact]
    public async Task Who_is_denied_the_right_to_approve_is_passed_over_and_who_was_granted_it_is_not()
    {
        var company = await Company.Found(service);
        await company.GrantAsync(company.Suzuki, Roles.Approver, version: 2, permissions: [Permissions.Self]);
        await service.Deliver(company.Tenant, company.Claim(company.Sato));
        await company.GrantAsync(company.Suzuki, Roles.Employee, version: 3, permissions: [Permissions.WorkflowApprove]);
        await service.Deliver(company.Tenant, company.Claim(company.Sato));

        Assert.Equal(
            [company.Takahashi.EmployeeId!.Value, company.Suzuki.EmployeeId!.Value],
            (await service.Outbox<ApprovalRequested>(company.Tenant)).Select(asked => Assert.Single(asked.ApproverIds)));
    }

    [Fact]
    public async Task A_vacant_step_moves_up_too()
    {
        var company = await Company.Found(service);
        await company.Employ(company.Suzuki, company.Team, head: false, version: 2);

        await service.Deliver(company.Tenant, company.Claim(company.Sato));

        Assert.Equal("moved_up", Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant)).Note);
    }

    [Fact]
    public async Task Older_masters_that_come_late_change_nothing()
    {
        var company = await Company.Found(service);
        await company.Employ(company.Suzuki, company.Team, head: true, version: 3);
        await company.Employ(company.Suzuki, company.Team, head: false, version: 2);
        await company.GrantAsync(company.Suzuki, Roles.Employee, version: 0);

        await service.Deliver(company.Tenant, company.Claim(company.Sato));

        var requested = Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant));
        Assert.Equal(company.Suzuki.EmployeeId, Assert.Single(requested.ApproverIds));
        Assert.Null(requested.Note);
    }

    [Fact]
    public async Task Without_a_route_no_approval_is_opened_and_that_is_said_at_once()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato) with { Form = "invoice" };

        await service.Deliver(company.Tenant, claim);

        var said = Assert.Single(await service.Outbox<ApprovalNotOpened>(company.Tenant));
        Assert.Equal(("no_route", claim.ClaimId, 1L), (said.Reason, said.ClaimId, said.ContentVersion));
        Assert.Equal("approval_not_opened", await Company.CodeOf(await company.Withdraw(company.Sato, claim.ClaimId)));
    }

    [Fact]
    public async Task When_nobody_may_decide_that_is_said_with_the_step()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Takahashi) with { DepartmentId = company.Division };

        await service.Deliver(company.Tenant, claim);
        await Wait.Until(
            async () => (await service.Outbox<ApprovalNotOpened>(company.Tenant)).Count == 1, "nobody said that the approval was not opened");

        var said = Assert.Single(await service.Outbox<ApprovalNotOpened>(company.Tenant));
        Assert.Equal(("nobody_may_decide", "課長承認"), (said.Reason, said.Step));
    }

    [Fact]
    public async Task People_and_departments_are_those_of_the_day_of_submission()
    {
        var company = await Company.Found(service);
        var submitted = new DateOnly(2026, 11, 24);
        var (before, after) = (company.Person("前任"), company.Person("後任"));
        var affiliation = new Affiliation(company.Team, null, true, true);
        await company.Employ(company.Suzuki, company.Team, head: false, version: 2);
        await company.GrantAsync(before, Roles.Approver);
        await company.GrantAsync(after, Roles.Approver);
        await service.Deliver(company.Tenant, new EmployeeChanged(
        [
            new(before.EmployeeId!.Value, "E8", 1,
            [
                new(Company.Founded, true, new Employee("前任", "", null, null, [affiliation])),
                new(submitted.AddDays(1), false, new Employee("前任", "", null, null, [affiliation])),
            ]),
            new(after.EmployeeId!.Value, "E9", 1,
            [
                new(Company.Founded, true, new Employee("後任", "", null, null, [affiliation with { Head = false }])),
                new(submitted.AddDays(1), true, new Employee("後任", "", null, null, [affiliation])),
            ]),
        ]));

        // 15:00 UTC is midnight in Japan
        await service.Deliver(company.Tenant, company.Claim(company.Sato) with { SubmittedAt = new(2026, 11, 24, 14, 59, 59, TimeSpan.Zero) });
        await service.Deliver(company.Tenant, company.Claim(company.Sato) with { SubmittedAt = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero) });

        Assert.Equal(
            [before.EmployeeId, after.EmployeeId],
            (await service.Outbox<ApprovalRequested>(company.Tenant)).Select(one => (Guid?)Assert.Single(one.ApproverIds)));
    }
}
