using System.Net;
using System.Text.Json.Nodes;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Features;

/// <summary>Taking a claim back before its approval is known, and seeing that none is.</summary>
public sealed class RequestWithdrawalTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Fact]
    public async Task A_claimant_asks_a_claim_back_once_and_workflow_is_told_once()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();

        Assert.Equal(HttpStatusCode.Accepted, (await Ask(company, company.Hanako, claim.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await Ask(company, company.Hanako, claim.Id)).StatusCode);

        var told = Assert.Single(await service.Outbox<WithdrawalRequested>(company.Tenant));
        Assert.Equal((claim.Id, 1L, company.Hanako.EmployeeId), (told.ClaimId, told.ContentVersion, told.ClaimantId));
        Assert.Single(await service.Outbox<AuditRecorded>(company.Tenant), entry => entry.Operation == "RequestWithdrawal");
        var now = await company.Get(claim.Id);
        Assert.Equal(("submitted", true), (now.State, now.AskedBack));
    }

    [Fact]
    public async Task What_is_no_longer_with_claims_to_ask_for_is_refused()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(1));
        var (open, _) = await company.Submitted();
        await service.Deliver(company.Tenant, Requested(company, open.Id));

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Ask(company, company.Hanako, draft.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Ask(company, company.Hanako, open.Id, version: 2)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(company, company.Hanako, open.Id, version: 0)).StatusCode);
        Assert.Equal("approval_open", await Company.Code(await Ask(company, company.Hanako, open.Id)));
        Assert.Empty(await service.Outbox<WithdrawalRequested>(company.Tenant));
    }

    [Fact]
    public async Task A_colleague_finds_no_claim_and_nothing_is_written()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        var colleague = TestPerson.In(company.Tenant).As(Roles.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await Ask(company, colleague, claim.Id)).StatusCode);

        Assert.Empty(await service.Outbox<WithdrawalRequested>(company.Tenant));
        Assert.False((await company.Get(claim.Id)).AskedBack);
    }

    [Fact]
    public async Task A_claim_whose_message_never_reached_workflow_is_listed_after_a_minute_until_its_approval_opens()
    {
        var company = await Company.Open(service);
        var ((lost, _), (young, _), (open, _)) = (await company.Submitted(), await company.Submitted(), await company.Submitted());
        await service.Deliver(company.Tenant, Requested(company, open.Id));
        await Age(lost.Id, open.Id);

        Assert.Equal([lost.Id], await Listed(company));

        await service.Deliver(company.Tenant, Requested(company, lost.Id));
        Assert.Empty(await Listed(company));
        Assert.Equal("submitted", (await company.Get(young.Id)).State);
    }

    private static Task<HttpResponseMessage> Ask(Company company, TestPerson person, Guid claim, long version = 1) =>
        company.Send(person, HttpMethod.Post, $"/api/v1/claims/{claim}/withdrawal", new JsonObject { ["contentVersion"] = version });

    private static async Task<Guid[]> Listed(Company company)
    {
        var administrator = TestPerson.In(company.Tenant).As(Roles.Administrator);
        var page = await Company.Read<JsonObject>(await company.Send(administrator, HttpMethod.Get, "/api/v1/unopened-approvals"));
        return [.. page["items"]!.AsArray().Select(item => item!["claimId"]!.GetValue<Guid>())];
    }

    private async Task Age(params Guid[] claims)
    {
        await using var command = service.Administrator.CreateCommand(
            "UPDATE expense_claim SET submitted_at = submitted_at - interval '2 minutes' WHERE id = ANY ($1)");
        command.Parameters.Add(new() { Value = claims });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static ApprovalRequested Requested(Company company, Guid claim) => new(
        Guid.CreateVersion7(), claim, 1, "", "", company.Hanako.EmployeeId!.Value, "", 1, 1, 1, "部長", [Guid.CreateVersion7()], null,
        A.Noon);
}
