using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Identity;
using Seisan.Identity.Tests.Protocol;
using Seisan.Kernel;

namespace Seisan.Identity.Tests.Features;

public sealed class ApiClientTests(IdentityService service) : IClassFixture<IdentityService>
{
    private readonly Gateway _gateway = new(service);

    [Fact]
    public async Task A_machine_gets_what_it_was_registered_for_and_asks_for()
    {
        var company = await service.Company();
        var (id, secret) = await Register(company, "machine", [Permissions.ClaimsReadAll, Permissions.MastersRead]);

        using var all = await Credentials(id, secret!);
        using var some = await Credentials(id, secret!, Permissions.MastersRead);
        using var more = await Credentials(id, secret!, Permissions.UsersAdmin);
        using var wrong = await Credentials(id, "wrong");

        var claims = (await Tokens.Of(all)).Claims;
        Assert.Equal(company.Tenant.ToString(), claims.GetProperty("tenant").GetString());
        Assert.False(claims.TryGetProperty("employee", out _));
        Assert.Equal([Permissions.ClaimsReadAll, Permissions.MastersRead, Permissions.Self], Permitted(claims));
        Assert.Equal([Permissions.MastersRead, Permissions.Self], Permitted((await Tokens.Of(some)).Claims));
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task A_client_that_is_taken_away_gets_nothing_any_more()
    {
        var company = await service.Company();
        var (id, secret) = await Register(company, "machine", [Permissions.MastersRead]);
        using var client = company.Administrator();

        using var gone = await client.DeleteAsync(new Uri($"/api/v1/api-clients/{id}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var refused = await Credentials(id, secret!);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(id, Assert.Single(await service.Outbox<ApiClientRevoked>(company.Tenant)).ClientId);
    }

    [Fact]
    public async Task A_machine_may_do_nothing_that_its_creator_may_not()
    {
        var company = await service.Company();
        using var client = company.Administrator();

        using var answer = await client.Post("/api/v1/api-clients", new
        {
            name = "ERP", kind = "machine", scopes = new[] { Permissions.MastersRead, Permissions.AccountingPost, Permissions.WorkflowApprove },
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors");
        Assert.Equal(["scopes[1]", "scopes[2]"], errors.EnumerateObject().Select(one => one.Name));
        Assert.Equal("scope_beyond_own", errors.GetProperty("scopes[1]")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_public_client_lets_a_person_in_for_what_it_asks_and_no_other_company()
    {
        var (company, other) = (await service.Company(), await service.Company());
        const string Redirect = "https://partner.example/back";
        var (id, secret) = await Register(company, "public", [Permissions.ClaimsRead, Permissions.AuditRead], Redirect);
        var url = Gateway.AuthorizeUrl(redirect: Redirect, client: id.ToString("N"), scope: $"openid {Permissions.ClaimsRead}");

        var code = await _gateway.Code(service.Browser(), company.Code, "admin", url);
        using var answer = await _gateway.Token(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", Gateway.Verifier),
            ("client_id", id.ToString("N")));

        Assert.Null(secret);
        Assert.Equal([Permissions.ClaimsRead, Permissions.Self], Permitted((await Tokens.Of(answer)).Claims));
        var stranger = service.Browser();
        (await stranger.SignIn(other.Code, "admin", IdentityService.Password)).Dispose();
        using var denied = await stranger.Get(url);
        Assert.Contains("access_denied", denied.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_client_may_not_be_is_told_by_field()
    {
        var company = await service.Company();
        using var client = company.Administrator();

        using var answer = await client.Post("/api/v1/api-clients", new
        {
            name = " ", kind = "public", scopes = new[] { Permissions.TenantsRegister }, redirectUris = new[] { "http://partner.example/", "https://a.example/#x" },
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors");
        Assert.Equal(
            ["name", "redirectUris[0]", "redirectUris[1]", "scopes[0]"], errors.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_secret_is_in_the_database_in_the_clear()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var (_, secret) = await Register(company, "confidential", [Permissions.ClaimsRead], "https://partner.example/back");
        var (_, link) = await company.ShownLink(user.Id);
        var tokens = await _gateway.SignIn(service.Browser(), company);

        foreach (var planted in (string[])[secret!, link, tokens.Refresh!, tokens.Access, IdentityService.GatewaySecret, IdentityService.Password])
            Assert.Empty(await TablesWith(planted));
        Assert.Empty(await TablesWith("<masterKey")); // of cookies and links
        Assert.Contains(await service.Outbox<AuditRecorded>(company.Tenant), entry => entry.Operation == "CreateApiClient");
    }

    private async Task<List<string>> TablesWith(string text)
    {
        var tables = new List<string>();
        await using (var list = service.Administrator.CreateCommand("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var command = service.Administrator.CreateCommand($"SELECT count(*) FROM \"{table}\" row WHERE position($1 in row::text) > 0");
            command.Parameters.Add(new NpgsqlParameter { Value = text });
            if ((long)(await command.ExecuteScalarAsync())! > 0)
                found.Add(table);
        }

        return found;
    }

    private static async Task<(Guid Id, string? Secret)> Register(TestCompany company, string kind, string[] scopes, params string[] redirectUris)
    {
        using var client = company.Administrator();
        using var answer = await client.Post("/api/v1/api-clients", new { name = "ERP", kind, scopes, redirectUris });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode is HttpStatusCode.Created, body.ToString());
        return (body.GetProperty("id").GetGuid(), body.GetProperty("clientSecret").GetString());
    }

    private Task<HttpResponseMessage> Credentials(Guid id, string secret, string? scope = null) => _gateway.Token(
        [("grant_type", "client_credentials"), ("client_id", id.ToString("N")), ("client_secret", secret), .. scope is null ? [] : new[] { ("scope", scope) }]);

    private static IEnumerable<string?> Permitted(JsonElement claims) => claims.GetProperty("perm").EnumerateArray().Select(one => one.GetString());
}
