using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Identity;
using Seisan.Identity.Tests.Protocol;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests.Features;

public sealed class UserTests(IdentityService service) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task A_new_person_is_announced_and_listed()
    {
        var company = await service.Company();
        using var client = company.Administrator();
        var employee = Guid.CreateVersion7();

        using var created = await client.Post(
            "/api/v1/users", new { employeeId = employee, signInId = "tanaka", name = "田中 健", email = "tanaka@example.jp", roles = new[] { "employee" } });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var changed = Assert.Single(await service.Outbox<UserChanged>(company.Tenant));
        Assert.Equal(("tanaka", employee, true, 1L), (changed.SignInId, changed.EmployeeId!.Value, changed.Active, changed.RightsVersion));
        var list = await client.GetFromJsonAsync<JsonElement>($"/api/v1/users?employeeId={employee}", TestContext.Current.CancellationToken);
        Assert.Equal("tanaka", Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("signInId").GetString());
    }

    [Fact]
    public async Task People_are_found_by_their_name_and_by_whether_they_may_sign_in()
    {
        var company = await service.Company();
        using var client = company.Administrator();
        foreach (var (signInId, name) in new[] { ("tanaka", "田中 健"), ("nakata", "中田 誠"), ("yamada", "山田 陽子") })
        {
            using var created = await client.Post("/api/v1/users", new { signInId, name, roles = new[] { "employee" } });
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        var found = await Listed(client, "text=田中");
        using var off = await client.Post($"/api/v1/users/{found[0].GetProperty("id").GetString()}/deactivation", new { });

        Assert.Equal(["tanaka"], found.Select(one => one.GetProperty("signInId").GetString()));
        Assert.Equal(["tanaka"], (await Listed(client, "active=false")).Select(one => one.GetProperty("signInId").GetString()));
        Assert.Equal(["yamada"], (await Listed(client, "active=true&text=YAMA")).Select(one => one.GetProperty("signInId").GetString()));
    }

    [Fact]
    public async Task A_sign_in_id_is_taken_once_in_a_tenant_whatever_its_case()
    {
        var (company, other) = (await service.Company(), await service.Company());
        await other.Person("tanaka", Roles.Employee);
        using var client = company.Administrator();

        using var first = await client.Post("/api/v1/users", new { signInId = "tanaka", name = "田中 健", roles = new[] { "employee" } });
        using var second = await client.Post("/api/v1/users", new { signInId = "Tanaka", name = "田中 誠", roles = new[] { "employee" } });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("sign_in_id_taken", (await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_administrator_cannot_make_an_operator()
    {
        var company = await service.Company();
        using var client = company.Administrator();

        using var answer = await client.Post(
            "/api/v1/users", new { signInId = "mole", name = "X", email = "no address", roles = new[] { "employee", "operator" } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors");
        Assert.Equal("unknown_role", errors.GetProperty("roles[1]")[0].GetProperty("code").GetString());
        Assert.Equal("email_invalid", errors.GetProperty("email")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task New_roles_grants_and_denials_are_in_the_next_token()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var gateway = new Gateway(service);
        var tokens = await gateway.SignIn(service.Browser(), company, "sato");
        using var client = company.Administrator();
        using var seen = await client.GetAsync(new Uri($"/api/v1/users/{user.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("If-Match", seen.Headers.ETag!.ToString());

        using var assigned = await client.Put($"/api/v1/users/{user.Id}/roles", new
        {
            roles = new[] { "approver" }, grants = new[] { Permissions.AuditRead }, denials = new[] { Permissions.ClaimsSubmit },
        });
        using var stale = await client.Put($"/api/v1/users/{user.Id}/roles", new { roles = new[] { "employee" } });

        Assert.Equal(HttpStatusCode.NoContent, assigned.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var renewed = await gateway.Refresh(tokens.Refresh!);
        var claims = (await Tokens.Of(renewed)).Claims;
        var permissions = claims.GetProperty("perm").EnumerateArray().Select(one => one.GetString()).ToList();
        Assert.Contains(Permissions.WorkflowApprove, permissions);
        Assert.Contains(Permissions.AuditRead, permissions);
        Assert.DoesNotContain(Permissions.ClaimsSubmit, permissions);
        Assert.Equal(2, claims.GetProperty("rv").GetInt64());
        var changed = Assert.Single(await service.Outbox<UserChanged>(company.Tenant));
        Assert.Equal(2, changed.RightsVersion);
        Assert.Equal(permissions.Order(StringComparer.Ordinal), changed.Permissions!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task I_choose_the_language_in_which_I_am_written_to()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        using var client = service.As(TestPerson.In(company.Tenant) with { UserId = user.Id });

        using var chosen = await client.Put("/api/v1/me/language", new { language = "en" });
        using var unknown = await client.Put("/api/v1/me/language", new { language = "fr" });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (chosen.StatusCode, unknown.StatusCode));
        Assert.Equal("en", Assert.Single(await service.Outbox<UserChanged>(company.Tenant)).Language);
        Assert.Equal("en", (await client.GetFromJsonAsync<JsonElement>("/api/v1/me", TestContext.Current.CancellationToken)).GetProperty("language").GetString());
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role()
    {
        var company = await service.Company();
        using var client = company.Administrator();
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/users", TestContext.Current.CancellationToken);
        var id = list.GetProperty("items")[0].GetProperty("id").GetGuid();
        using var seen = await client.GetAsync(new Uri($"/api/v1/users/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("If-Match", seen.Headers.ETag!.ToString());

        using var answer = await client.Put($"/api/v1/users/{id}/roles", new { roles = new[] { "employee" } });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Another_tenants_people_and_clients_are_not_found()
    {
        var (company, other) = (await service.Company(), await service.Company());
        var user = await other.Person("sato", Roles.Employee);
        using var theirs = other.Administrator();
        using var made = await theirs.Post("/api/v1/api-clients", new { name = "ERP", kind = "machine", scopes = new[] { Permissions.ClaimsReadAll } });
        var apiClient = (await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
        using var client = company.Administrator();
        client.DefaultRequestHeaders.Add("If-Match", "\"1\"");

        HttpResponseMessage[] answers =
        [
            await client.GetAsync(new Uri($"/api/v1/users/{user.Id}", UriKind.Relative), TestContext.Current.CancellationToken),
            await client.Put($"/api/v1/users/{user.Id}/roles", new { roles = new[] { "administrator" } }),
            await client.Post($"/api/v1/users/{user.Id}/password-link", new { delivery = "show" }),
            await client.Post($"/api/v1/users/{user.Id}/deactivation", new { }),
            await client.Post($"/api/v1/users/{user.Id}/activation", new { }),
            await client.DeleteAsync(new Uri($"/api/v1/api-clients/{apiClient}", UriKind.Relative), TestContext.Current.CancellationToken),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/api-clients", TestContext.Current.CancellationToken);
        Assert.Empty(list.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task I_am_told_who_I_am_and_where_I_am_signed_in()
    {
        var company = await service.Company();
        var tokens = await new Gateway(service).SignIn(service.Browser(), company);
        var me = Guid.Parse(tokens.Claims.GetProperty("sub").GetString()!);
        using var client = service.As(TestPerson.In(company.Tenant).As(Roles.Administrator) with { UserId = me });

        var told = await client.GetFromJsonAsync<JsonElement>("/api/v1/me", TestContext.Current.CancellationToken);
        var sessions = await client.GetFromJsonAsync<JsonElement>("/api/v1/sessions", TestContext.Current.CancellationToken);

        Assert.Equal("admin", told.GetProperty("signInId").GetString());
        Assert.Equal(company.Code, told.GetProperty("tenant").GetProperty("companyCode").GetString());
        Assert.Equal(["administrator"], told.GetProperty("roles").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(tokens.Claims.GetProperty("sid").GetString(), Assert.Single(sessions.EnumerateArray()).GetProperty("id").GetString());
    }

    private static async Task<List<JsonElement>> Listed(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/users?{query}", TestContext.Current.CancellationToken))
            .GetProperty("items").EnumerateArray()];
}
