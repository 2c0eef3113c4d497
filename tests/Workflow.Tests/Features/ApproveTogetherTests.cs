using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Workflow.Tests.Features;

public sealed class ApproveTogetherTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_row_has_an_outcome_of_its_own_and_no_refusal_undoes_another_row()
    {
        var company = await Company.Found(service);
        var good = await company.Submit(company.Claim(company.Sato));
        var changed = await company.Submit(company.Claim(company.Sato, version: 2));
        var decided = await company.Submit(company.Claim(company.Sato));
        await company.Decide(company.Suzuki, decided, "send_back", "もう一度");
        var others = await Company.Found(service);
        var foreign = await others.Submit(others.Claim(others.Sato));
        var last = await company.Submit(company.Claim(company.Sato, total: 60_000));

        var outcomes = await Approve(company, company.Suzuki, (good, 1), (changed, 1), (decided, 1), (foreign, 1), (last, 1));

        Assert.Equal(
            [(true, null, "approved"), (false, "stale_version", "open"), (false, "approval_sent_back", "sent_back"),
                (false, "approval_unknown", null), (true, null, "open")],
            outcomes.Select(one => (one.GetProperty("approved").GetBoolean(), Text(one, "code"), Text(one, "state"))));
        Assert.Equal([1, 1], (await service.Outbox<StepDecided>(company.Tenant)).Where(one => one.Decision == "approved").Select(one => one.Step));
        Assert.Equal(2, (await service.Outbox<AuditRecorded>(company.Tenant)).Count(entry => entry.Operation == "ApproveClaim"));
        Assert.Empty(await service.Outbox<StepDecided>(others.Tenant));
    }

    [Fact]
    public async Task Ones_own_claim_and_others_steps_are_refused_row_by_row()
    {
        var company = await Company.Found(service);
        var own = await company.Submit(company.Claim(company.Sato, total: 60_000));

        var claimant = company.Sato.With(Permissions.WorkflowApprove);
        Assert.Equal("own_claim", Text(Assert.Single(await Approve(company, claimant, (own, 1))), "code"));
        Assert.Equal("not_your_step", Text(Assert.Single(await Approve(company, company.Takahashi, (own, 1))), "code"));
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    [Fact]
    public async Task A_row_that_is_nothing_is_refused_by_its_place_and_none_is_approved()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));

        var response = await service.As(company.Suzuki).PostAsJsonAsync(
            "/api/v1/approvals/decisions",
            new { approvals = new object?[] { new { approvalId = approval, contentVersion = 1 }, null } }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Equal("approvals[1]", Assert.Single(errors.EnumerateObject()).Name);
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    [Fact]
    public async Task The_same_request_sent_again_has_no_second_effect()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));
        var key = Guid.CreateVersion7().ToString();

        var first = await (await Send(company, company.Suzuki, key, (approval, 1))).Content.ReadAsStringAsync(Cancel);
        var again = await (await Send(company, company.Suzuki, key, (approval, 1))).Content.ReadAsStringAsync(Cancel);

        Assert.Equal(first, again);
        Assert.Single(await service.Outbox<StepDecided>(company.Tenant));
    }

    [Fact]
    public async Task Two_approvers_of_the_same_claims_approve_each_once()
    {
        var company = await Company.Found(service);
        var approvals = new List<(Guid, long)>();
        for (var n = 0; n < 20; n++) approvals.Add((await company.Submit(company.Claim(company.Sato)), 1));

        var answers = await Task.WhenAll(
            Approve(company, company.Suzuki, [.. approvals]), Approve(company, company.Suzuki, [.. Enumerable.Reverse(approvals)]));

        Assert.Equal(20, answers.SelectMany(one => one).Count(one => one.GetProperty("approved").GetBoolean()));
        Assert.Equal(20, (await service.Outbox<ApprovalCompleted>(company.Tenant)).Count);
    }

    [Fact]
    public async Task A_wish_out_of_form_is_refused_as_a_whole()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));

        var none = await Send(company, company.Suzuki, null);
        var twice = await Send(company, company.Suzuki, null, (approval, 1), (approval, 1));
        var many = await Send(company, company.Suzuki, null, [.. Enumerable.Range(0, 101).Select(_ => (Guid.CreateVersion7(), 1L))]);
        var forbidden = await Send(company, company.Sato, null, (approval, 1));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden],
            ((HttpResponseMessage[])[none, twice, many, forbidden]).Select(one => one.StatusCode));
        Assert.Contains("approvals[1].approvalId", await twice.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    private static async Task<JsonElement[]> Approve(Company company, TestPerson person, params (Guid Id, long Version)[] approvals)
    {
        var response = await Send(company, person, null, approvals);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return [.. body.GetProperty("outcomes").EnumerateArray()];
    }

    private static Task<HttpResponseMessage> Send(
        Company company, TestPerson person, string? key, params (Guid Id, long Version)[] approvals)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/approvals/decisions")
        {
            Content = JsonContent.Create(new
            {
                approvals = approvals.Select(one => new { approvalId = one.Id, contentVersion = one.Version }),
            }),
        };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return company.As(person).SendAsync(request, Cancel);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
