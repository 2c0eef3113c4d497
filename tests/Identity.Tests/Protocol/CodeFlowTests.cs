using System.Net;
using System.Text.Json;
using Seisan.Contracts.Identity;
using Seisan.Kernel;

namespace Seisan.Identity.Tests.Protocol;

public sealed class CodeFlowTests(IdentityService service) : IClassFixture<IdentityService>
{
    private readonly Gateway _gateway = new(service);

    [Fact]
    public async Task A_person_who_signs_in_gets_a_five_minute_token_with_tenant_rights_and_version()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        var user = await company.Person("sato", Roles.Approver, employee);

        var tokens = await _gateway.SignIn(service.Browser(), company, "SATO");

        Assert.Equal("ES256", tokens.Header.GetProperty("alg").GetString());
        Assert.Equal("at+jwt", tokens.Header.GetProperty("typ").GetString());
        var claims = tokens.Claims;
        Assert.Equal("https://localhost:8443/", claims.GetProperty("iss").GetString());
        Assert.Equal("seisan", claims.GetProperty("aud").GetString());
        Assert.Equal(user.Id.ToString(), claims.GetProperty("sub").GetString());
        Assert.Equal(company.Tenant.ToString(), claims.GetProperty("tenant").GetString());
        Assert.Equal(employee.ToString(), claims.GetProperty("employee").GetString());
        Assert.Equal("sato", claims.GetProperty("sign_in_id").GetString());
        Assert.Equal("gateway", claims.GetProperty("client_id").GetString());
        Assert.Equal(1, claims.GetProperty("rv").GetInt64());
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal(
            Roles.Grants[Roles.Approver].Order(StringComparer.Ordinal), claims.GetProperty("perm").EnumerateArray().Select(one => one.GetString()));
        Assert.NotNull(tokens.Refresh);
        Assert.NotNull(tokens.Identity);
        var attempt = Assert.Single(await service.Outbox<SignInAttempted>(company.Tenant));
        Assert.Equal((user.Id, "succeeded"), (attempt.UserId!.Value, attempt.Outcome));
    }

    [Theory]
    [InlineData("plain", Gateway.Verifier)]
    [InlineData("", null)]
    public async Task Without_a_challenge_by_S256_there_is_no_code(string method, string? challenge)
    {
        Assert.Equal("invalid_request", await _gateway.Push(Gateway.AuthorizeUrl(method, challenge)));
    }

    [Fact]
    public async Task A_request_that_the_gateway_did_not_push_is_refused()
    {
        using var answer = await service.Browser().Get(Gateway.AuthorizeUrl());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("invalid_request", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_registered_gets_nothing()
    {
        Assert.Equal("invalid_request", await _gateway.Push(Gateway.AuthorizeUrl(redirect: Gateway.Callback + "/more")));

        using var answer = await service.Browser().Get(Gateway.AuthorizeUrl(redirect: Gateway.Callback + "/more"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("invalid_request", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_verifier_is_refused()
    {
        var company = await service.Company();
        var code = await _gateway.Code(service.Browser(), company.Code, "admin");

        using var answer = await _gateway.Token(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Gateway.Callback), ("code_verifier", new string('x', 50)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_code_used_twice_ends_what_it_was_traded_for()
    {
        var company = await service.Company();
        var code = await _gateway.Code(service.Browser(), company.Code, "admin");
        var tokens = await _gateway.Trade(code);

        using var again = await _gateway.Token(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Gateway.Callback), ("code_verifier", Gateway.Verifier));
        using var refreshed = await _gateway.Refresh(tokens.Refresh!);

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_the_whole_family()
    {
        var company = await service.Company();
        var first = await _gateway.SignIn(service.Browser(), company);
        using var renewed = await _gateway.Refresh(first.Refresh!);
        var second = await Tokens.Of(renewed);

        using var stolen = await _gateway.Refresh(first.Refresh!);
        using var after = await _gateway.Refresh(second.Refresh!);

        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, after.StatusCode);
    }

    [Fact]
    public async Task The_keys_are_published_and_the_document_names_the_public_address()
    {
        using var http = service.Anonymous();

        var document = JsonDocument.Parse(await http.GetStringAsync(
            new Uri("/.well-known/openid-configuration", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        var keys = JsonDocument.Parse(await http.GetStringAsync(
            new Uri("/.well-known/jwks", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal("https://localhost:8443/", document.GetProperty("issuer").GetString());
        Assert.Equal("https://localhost:8443/connect/token", document.GetProperty("token_endpoint").GetString());
        Assert.Equal(["S256"], document.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("ES256", Assert.Single(keys.GetProperty("keys").EnumerateArray()).GetProperty("alg").GetString());
    }

    [Fact]
    public async Task A_wrong_client_secret_is_refused()
    {
        using var answer = await _gateway.Token(
            ("grant_type", "client_credentials"), ("client_id", "gateway"), ("client_secret", "guessed"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
