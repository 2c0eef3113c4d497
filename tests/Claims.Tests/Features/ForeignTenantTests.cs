using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Features;

public sealed class ForeignTenantTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    public static TheoryData<string, string, bool> Routes => new()
    {
        { "GET", "", false }, { "PUT", "", true }, { "DELETE", "", true }, { "POST", "/copy", false },
        { "POST", "/submission", true }, { "GET", "/history", false }, { "GET", "/pdf", false }, { "POST", "/withdrawal", false },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_claim_of_another_tenant_is_not_found_and_nothing_is_written(string method, string route, bool versioned)
    {
        var (owner, stranger) = (await Company.Open(service), await Company.Open(service));
        var claim = await owner.Draft(owner.Line(100));
        var everything = stranger.Hanako.As(Roles.Administrator) with { EmployeeId = owner.Hanako.EmployeeId };

        foreach (var person in (TestPerson[])[stranger.Hanako, everything])
        {
            var response = await stranger.Send(person, new HttpMethod(method), $"/api/v1/claims/{claim.Id}{route}",
                Body(stranger, method, route), versioned ? claim.Version : null);
            var missing = await stranger.Send(person, new HttpMethod(method), $"/api/v1/claims/{Guid.CreateVersion7()}{route}",
                Body(stranger, method, route), versioned ? claim.Version : null);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (response.StatusCode, missing.StatusCode));
            Assert.Equal(await Kind(missing), await Kind(response));
        }

        Assert.Equivalent(claim, await owner.Get(claim.Id));
        Assert.Empty(await service.Outbox<AuditRecorded>(stranger.Tenant));
        Assert.Single(await service.Outbox<AuditRecorded>(owner.Tenant));
    }

    [Fact]
    public async Task Lists_and_options_show_nothing_of_another_tenant()
    {
        var (owner, stranger) = (await Company.Open(service), TestPerson.InNewTenant().As(Roles.Administrator));
        await owner.Submitted();

        foreach (var query in (string[])["", "?scope=all", "?text=封筒", "?scope=all&text=封筒", "?scope=all&payee=青葉"])
        {
            var page = await Company.Read<JsonObject>(await owner.Send(stranger, HttpMethod.Get, $"/api/v1/claims{query}"));
            Assert.Empty(page["items"]!.AsArray());
        }

        var options = await Company.Read<ClaimOptions>(await owner.Send(stranger, HttpMethod.Get, "/api/v1/claim-options"));
        Assert.Empty(options.Categories);
        Assert.Null(options.Claimant);
    }

    [Fact]
    public async Task A_line_of_another_tenants_category_is_not_submitted()
    {
        var (company, other) = (await Company.Open(service), await Company.Open(service));
        var draft = await company.Draft(company.Line(100, other.Supplies));

        Assert.Null(draft.Lines[0].CategoryName);
        Assert.Equal("unknown", (await Company.Errors(await company.Submit(draft.Id, draft.Version)))["lines[0].categoryId"]);
    }

    [Fact]
    public async Task A_colleague_reads_a_claim_only_as_its_approver_or_with_the_right_to_read_all()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        var path = $"/api/v1/claims/{claim.Id}";
        var (colleague, approver) = (TestPerson.In(company.Tenant), TestPerson.In(company.Tenant).As(Roles.Approver));
        await service.Save(company.Tenant, new ClaimReader(
            company.Tenant, new ClaimId(claim.Id), new EmployeeId(approver.EmployeeId!.Value)));

        Assert.Equal(HttpStatusCode.NotFound, (await company.Send(colleague, HttpMethod.Get, path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await company.Send(colleague, HttpMethod.Get, $"{path}/history")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await company.Send(approver, HttpMethod.Get, path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await company.Send(approver, HttpMethod.Get, $"{path}/history")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await company.Send(colleague.As(Roles.Accountant), HttpMethod.Get, path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await company.Send(approver, HttpMethod.Put, path, Company.Content(), claim.Version)).StatusCode);
        Assert.False((await company.Get(claim.Id, approver)).Own);
    }

    [Fact]
    public async Task Every_route_asks_for_a_token_and_a_permission()
    {
        var company = await Company.Open(service);
        var nobody = company.Hanako.Only(Permissions.Self);
        var id = Guid.CreateVersion7();
        foreach (var (method, path) in (IEnumerable<(string, string)>)[
            ("GET", "/api/v1/claims"), ("POST", "/api/v1/claims"), ("GET", "/api/v1/claim-options"),
            ("GET", "/api/v1/claim-options/payees"), ("GET", "/api/v1/claim-options/fares"),
            ("GET", "/api/v1/commuter-passes"), ("POST", "/api/v1/commuter-passes"), ("PUT", "/api/v1/claim-options/settings"),
            .. Routes.Select(route => (route.Data.Item1, $"/api/v1/claims/{id}{route.Data.Item2}"))])
        {
            using var anonymous = service.Anonymous();
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            Assert.Equal(HttpStatusCode.Unauthorized,
                (await anonymous.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await company.Send(nobody, new HttpMethod(method), path)).StatusCode);
        }
    }

    /// <summary>The body without its trace id.</summary>
    private static async Task<string> Kind(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (text.Length == 0) return "";
        var body = JsonNode.Parse(text)!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }

    private static JsonObject? Body(Company company, string method, string route) =>
        method == "PUT" ? Company.Content(company.Line(1))
        : route == "/withdrawal" ? new JsonObject { ["contentVersion"] = 1 } : null;
}
