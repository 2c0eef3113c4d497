using System.Net;
using System.Net.Http.Json;
using System.Text;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Workflow.Tests.Features;

public sealed class ForeignTenantTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_tenants_ids_are_not_found_on_any_route_and_nothing_is_written()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        var approval = await company.Submit(claim);
        var route = await company.Route("秘密", Company.Head("一", 0));
        var stranger = TestPerson.InNewTenant().With([.. Permissions.All]);
        var before = await Fingerprint(company.Tenant);

        Assert.Equal(HttpStatusCode.NotFound, await Send(stranger, HttpMethod.Get, $"approvals/{approval}"));
        Assert.Equal(HttpStatusCode.NotFound, await Send(stranger, HttpMethod.Post, $"approvals/{approval}/decisions", new { decision = "approve", contentVersion = 1 }));
        Assert.Equal(HttpStatusCode.NotFound, await Send(stranger, HttpMethod.Get, $"approval-routes/{route}"));
        Assert.Equal(HttpStatusCode.NotFound, await Send(
            stranger, HttpMethod.Post, $"approval-routes/{route}/versions", new { name = "乗取り", position = 1, steps = new[] { Company.Head("一", 0) } }));
        foreach (var list in (string[])[$"approvals?claimId={claim.ClaimId}", "approvals", "approvals?state=decided", "approval-routes", "approval-routes/people"])
            Assert.Empty((await company.Get(stranger, $"/api/v1/{list}")).GetProperty("items").EnumerateArray());

        Assert.Equal(before, await Fingerprint(company.Tenant));
        Assert.Equal(0, await Rows(stranger.Tenant));
    }

    [Fact]
    public async Task A_withdrawal_of_another_tenants_claim_finds_nothing_and_writes_nothing()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato);
        await company.Submit(claim);
        var before = await Fingerprint(company.Tenant);
        var stranger = TestPerson.InNewTenant() with { EmployeeId = company.Sato.EmployeeId };

        var foreign = await company.Withdraw(stranger, claim.ClaimId);
        var unknown = await company.Withdraw(stranger, Guid.CreateVersion7());

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, foreign.StatusCode));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(Cancel), await foreign.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(before, await Fingerprint(company.Tenant));
        Assert.Equal("open", (await company.Only(claim.ClaimId)).GetProperty("state").GetString());
        Assert.Equal(0, await Rows(stranger.Tenant));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"decision":"approve"}""")]
    [InlineData("""{"decision":"allow","contentVersion":1}""")]
    [InlineData("""{"decision":0,"contentVersion":1}""")]
    [InlineData("""{"decision":"approve","contentVersion":"1"}""")]
    [InlineData("""{"decision":"approve","contentVersion":1.5}""")]
    [InlineData("""{"decision":"approve","contentVersion":0}""")]
    [InlineData("""{"decision":"approve","contentVersion":1,"tenantId":"x"}""")]
    [InlineData("""{"decision":"approve","decision":"reject","contentVersion":1}""")]
    public async Task A_malformed_decision_is_a_400_and_decides_nothing(string body)
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));

        var response = await company.As(company.Suzuki).PostAsync(
            new Uri($"/api/v1/approvals/{approval}/decisions", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    [Fact]
    public async Task A_comment_has_an_end_and_a_body_too()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));

        Assert.Equal(HttpStatusCode.BadRequest, (await company.Decide(company.Suzuki, approval, "reject", new string('長', 2001))).StatusCode);
        using var client = service.As(company.Suzuki);
        client.DefaultRequestHeaders.ExpectContinue = true; // the answer comes before the body is sent
        using var decision = new StringContent( // whose length is told first
            $$"""{"decision":"reject","comment":"{{new string('x', 10_000_000)}}","contentVersion":1}""", null, "application/json");
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await client.PostAsync(new Uri($"/api/v1/approvals/{approval}/decisions", UriKind.Relative), decision, Cancel)).StatusCode);
        Assert.Empty(await service.Outbox<StepDecided>(company.Tenant));
    }

    private async Task<HttpStatusCode> Send(TestPerson person, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return (await service.As(person).SendAsync(request, Cancel)).StatusCode;
    }

    /// <summary>Changes with every row of the tenant that is added or changed.</summary>
    private async Task<string> Fingerprint(TenantId tenant)
    {
        await using var command = service.Administrator.CreateCommand(
            """
            SELECT string_agg(row, ';' ORDER BY row) FROM (
                SELECT 'a' || id || xmin AS row FROM approval WHERE tenant_id = $1
                UNION ALL SELECT 's' || approval_id || number || xmin FROM approval_step WHERE tenant_id = $1
                UNION ALL SELECT 'r' || id || xmin FROM approval_route WHERE tenant_id = $1
                UNION ALL SELECT 'v' || route_id || number FROM route_version WHERE tenant_id = $1
                UNION ALL SELECT 'o' || id FROM outbox WHERE tenant_id = $1
                UNION ALL SELECT 'e' || claim_id || employee_id FROM early_withdrawal WHERE tenant_id = $1) AS rows
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private async Task<long> Rows(TenantId tenant)
    {
        await using var command = service.Administrator.CreateCommand(
            """
            SELECT (SELECT count(*) FROM approval WHERE tenant_id = $1) + (SELECT count(*) FROM approval_route WHERE tenant_id = $1)
                 + (SELECT count(*) FROM outbox WHERE tenant_id = $1) + (SELECT count(*) FROM early_withdrawal WHERE tenant_id = $1)
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
