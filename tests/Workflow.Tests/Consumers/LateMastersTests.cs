using Seisan.Contracts.Workflow;
using Seisan.Kernel;

namespace Seisan.Workflow.Tests.Consumers;

public sealed class LateMastersTests(PatientWorkflowService service) : IClassFixture<PatientWorkflowService>
{
    [Fact]
    public async Task A_submission_ahead_of_its_masters_is_taken_up_when_they_arrive()
    {
        var company = await Company.Found(service);
        var tanaka = company.Person("田中 翔太");
        await service.Deliver(company.Tenant, company.Claim(tanaka));
        Assert.Empty(await service.Outbox<ApprovalRequested>(company.Tenant));

        await company.Employ(tanaka, company.Team);

        Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant));
        Assert.Empty(await service.Outbox<ApprovalNotOpened>(company.Tenant));
    }

    [Fact]
    public async Task A_pending_submission_can_be_withdrawn()
    {
        var company = await Company.Found(service);
        var tanaka = company.Person("田中 翔太");
        var claim = company.Claim(tanaka);
        await service.Deliver(company.Tenant, claim);

        Assert.True((await company.Withdraw(tanaka, claim.ClaimId)).IsSuccessStatusCode);
        await company.Employ(tanaka, company.Team);

        Assert.Equal("withdrawn", Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant)).Outcome);
        Assert.Empty(await service.Outbox<ApprovalRequested>(company.Tenant));
    }

    [Fact]
    public async Task An_approver_whose_sign_in_arrives_late_is_waited_for()
    {
        var company = await Company.Found(service);
        await company.GrantAsync(company.Suzuki, Roles.Employee, version: 2);
        await company.GrantAsync(company.Takahashi, Roles.Employee, version: 2);
        await service.Deliver(company.Tenant, company.Claim(company.Sato));

        await company.GrantAsync(company.Takahashi, Roles.Approver, version: 3);

        Assert.Equal(company.Takahashi.EmployeeId, Assert.Single(Assert.Single(await service.Outbox<ApprovalRequested>(company.Tenant)).ApproverIds));
    }
}
