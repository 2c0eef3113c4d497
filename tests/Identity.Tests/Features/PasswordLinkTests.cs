using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Identity;
using Seisan.Contracts.Masters;
using Seisan.Identity.Tests.Protocol;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests.Features;

public sealed class PasswordLinkTests(IdentityService service) : IClassFixture<IdentityService>
{
    private const string NewPassword = "a long and new password";

    [Fact]
    public async Task A_link_sets_a_password_once_and_ends_the_sessions_before()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var tokens = await new Gateway(service).SignIn(service.Browser(), company, "sato");
        var (_, token) = await company.ShownLink(user.Id);

        Assert.Equal(HttpStatusCode.NoContent, await Set(token, NewPassword));
        Assert.Equal(HttpStatusCode.Conflict, await Set(token, "another long password"));

        using var old = await service.Browser().SignIn(company.Code, "sato", IdentityService.Password);
        using var fresh = await service.Browser().SignIn(company.Code, "sato", NewPassword);
        using var refresh = await new Gateway(service).Refresh(tokens.Refresh!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refresh.StatusCode);
        Assert.Equal(2, Assert.Single(await service.Outbox<SessionRevoked>(company.Tenant)).RightsVersion);
        Assert.Contains(await service.Outbox<AuditRecorded>(company.Tenant), entry => entry.Operation == "SetPassword" && entry.PersonId == user.Id);
    }

    [Fact]
    public async Task Of_ten_uses_at_once_one_counts()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var (_, token) = await company.ShownLink(user.Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Set(token, $"{NewPassword} {number}")));

        Assert.Single(answers, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_bad_password_leaves_the_link_whole()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var (_, token) = await company.ShownLink(user.Id);

        foreach (var bad in (string[])["short", "password1234", "aaaaaaaaaaaaaaaa", new string('x', 100) + "1234567890abcdefghijklmnopqrs"])
            Assert.Equal(HttpStatusCode.BadRequest, await Set(token, bad));

        Assert.Equal(HttpStatusCode.NoContent, await Set(token, NewPassword));
    }

    [Fact]
    public async Task An_expired_an_overtaken_and_an_invented_link_are_refused()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var (_, overtaken) = await company.ShownLink(user.Id);
        var (_, expired) = await company.ShownLink(user.Id);
        await using var command = service.Administrator.CreateCommand(
            $"UPDATE password_link SET expires_at = now() - interval '1 second' WHERE tenant_id = '{company.Tenant}' AND spent_at IS NULL");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, await Set(overtaken, NewPassword));
        Assert.Equal(HttpStatusCode.Conflict, await Set(expired, NewPassword));
        Assert.Equal(HttpStatusCode.Conflict, await Set("invented", NewPassword));
        using var page = await service.Browser().Get($"/set-password?token={expired}");
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
    }

    [Fact]
    public async Task The_page_behind_the_link_sets_the_password()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        var (_, token) = await company.ShownLink(user.Id);
        var browser = service.Browser();

        using var differ = await browser.Fill($"/set-password?token={token}", ("password", NewPassword), ("again", NewPassword + "!"));
        using var done = await browser.Fill($"/set-password?token={token}", ("password", NewPassword), ("again", NewPassword));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, differ.StatusCode);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using var signedIn = await service.Browser().SignIn(company.Code, "sato", NewPassword);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task By_mail_the_link_travels_sealed_and_is_not_shown()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        using var client = company.Administrator();

        using var answer = await client.Post($"/api/v1/users/{user.Id}/password-link", new { delivery = "mail" });

        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(JsonValueKind.Null, body.GetProperty("link").ValueKind);
        var issued = Assert.Single(await service.Outbox<PasswordLinkIssued>(company.Tenant));
        Assert.Equal("sato@example.jp", issued.Email);
        Assert.DoesNotContain("set-password", issued.SealedLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_sent_again_under_its_idempotency_key_is_kept_sealed()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Employee);
        using var client = company.Administrator();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "link-1");

        using var first = await client.Post($"/api/v1/users/{user.Id}/password-link", new { delivery = "show" });
        using var again = await client.Post($"/api/v1/users/{user.Id}/password-link", new { delivery = "show" });

        var link = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("set-password", link, StringComparison.Ordinal);
        Assert.Equal(link, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await using var command = service.Administrator.CreateCommand(
            $"SELECT count(*) FROM idempotency WHERE tenant_id = '{company.Tenant}' AND position('set-password' in encode(body, 'escape')) > 0");
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_operator_lets_the_first_administrator_in_and_then_no_more()
    {
        var tenant = TestPerson.NewTenant();
        using var client = service.As(TestPerson.In(TenantId.Provider).As(Roles.Operator));
        using (var early = await client.Post("/api/v1/administrator-password-links", new { tenantId = tenant.Value }))
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        var code = "new-" + tenant.Value.ToString("N")[20..];
        await service.Deliver(tenant, new TenantRegistered(tenant.Value, code, "新会社", new("boss", "山田 花子", "boss@example.jp")));

        using var answer = await client.Post("/api/v1/administrator-password-links", new { tenantId = tenant.Value });
        var link = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("link").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, await Set(link.Split("token=")[1], NewPassword));

        using var signedIn = await service.Browser().SignIn(code, "boss", NewPassword);
        using var late = await client.Post("/api/v1/administrator-password-links", new { tenantId = tenant.Value });
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(["administrator"], Assert.Single(await service.Outbox<UserChanged>(tenant)).Roles);
        Assert.Equal(
            [("CreateUser", null), ("IssueAdministratorPasswordLink", "sato"), ("SetPassword", "boss")],
            (await service.Outbox<AuditRecorded>(tenant)).Select(entry => (entry.Operation, entry.SignInId)));
    }

    private async Task<HttpStatusCode> Set(string token, string password)
    {
        using var http = service.Anonymous();
        using var answer = await http.Post("/api/v1/passwords", new { token, password });
        return answer.StatusCode;
    }
}
