using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Identity;
using Seisan.Kernel;

namespace Seisan.Identity.Tests.Protocol;

public sealed class ClientSignInTests(IdentityService service) : IClassFixture<IdentityService>
{
    private readonly Gateway _gateway = new(service);

    [Fact]
    public async Task What_a_program_tries_stands_in_its_companys_history()
    {
        var company = await service.Company();
        var (id, secret) = await Register(company);

        await Try(id.ToString("N"), secret, HttpStatusCode.OK);
        await Try(id.ToString("N"), "wrong", HttpStatusCode.Unauthorized);
        await Try(id.ToString("N"), secret, HttpStatusCode.BadRequest, Permissions.UsersAdmin);

        var told = await service.Outbox<SignInAttempted>(company.Tenant);
        Assert.Equal(["succeeded", "wrong_secret", "refused"], told.Select(one => one.Outcome));
        Assert.All(told, one =>
        {
            Assert.Equal(
                (id, id.ToString("N"), "ERP", "client_secret", "erp/2.1"), (one.UserId, one.SignInId, one.Name, one.Method, one.UserAgent));
            Assert.NotEmpty(one.Address);
        });
    }

    [Fact]
    public async Task A_program_that_was_taken_away_still_tries_in_its_companys_history()
    {
        var company = await service.Company();
        var (id, secret) = await Register(company);
        using var client = company.Administrator();
        (await client.DeleteAsync(new Uri($"/api/v1/api-clients/{id}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();

        await Try(id.ToString("N"), secret, HttpStatusCode.Unauthorized);

        var told = Assert.Single(await service.Outbox<SignInAttempted>(company.Tenant));
        Assert.Equal((id, "ERP", "inactive", "client_secret"), (told.UserId, told.Name, told.Outcome, told.Method));
    }

    [Fact]
    public async Task An_unknown_program_stands_in_the_providers_history()
    {
        var unknown = Guid.CreateVersion7().ToString("N");

        await Try(unknown, "wrong", HttpStatusCode.Unauthorized);

        var told = Assert.Single(await service.Outbox<SignInAttempted>(TenantId.Provider), one => one.SignInId == unknown);
        Assert.Equal((null, null, "unknown", "client_secret"), (told.UserId, told.Name, told.Outcome, told.Method));
    }

    [Theory]
    [InlineData("/connect/par")]
    [InlineData("/connect/revocation")]
    public async Task A_wrong_secret_is_told_wherever_it_is_shown(string path)
    {
        var company = await service.Company();
        var (id, _) = await Register(company);

        using var answer = await Send(path, [
            new("client_id", id.ToString("N")), new("client_secret", "wrong"), new("token", "none"), new("response_type", "code"),
            new("redirect_uri", Gateway.Callback), new("code_challenge", Gateway.Challenge), new("code_challenge_method", "S256"),
        ]);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("wrong_secret", Assert.Single(await service.Outbox<SignInAttempted>(company.Tenant)).Outcome);
    }

    [Fact]
    public async Task A_person_signs_in_by_password_and_the_tokens_of_it_are_no_attempt()
    {
        var company = await service.Company();

        var tokens = await _gateway.SignIn(service.Browser(), company);
        (await _gateway.Refresh(tokens.Refresh!)).Dispose();

        var told = Assert.Single(await service.Outbox<SignInAttempted>(company.Tenant));
        Assert.Equal(("succeeded", "password"), (told.Outcome, told.Method));
    }

    private async Task Try(string id, string secret, HttpStatusCode expected, string? scope = null)
    {
        using var answer = await Send("/connect/token", [
            new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret),
            .. scope is null ? [] : new KeyValuePair<string, string>[] { new("scope", scope) },
        ]);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> Send(string path, KeyValuePair<string, string>[] form)
    {
        using var http = service.Anonymous();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("erp/2.1");
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static async Task<(Guid Id, string Secret)> Register(TestCompany company)
    {
        using var client = company.Administrator();
        using var answer = await client.Post("/api/v1/api-clients", new { name = "ERP", kind = "machine", scopes = new[] { Permissions.MastersRead } });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (body.GetProperty("id").GetGuid(), body.GetProperty("clientSecret").GetString()!);
    }
}
