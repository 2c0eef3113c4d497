using System.Net;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Kernel;

namespace Seisan.Identity.Tests.Protocol;

public sealed class SignInTests(IdentityService service) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task Whatever_is_wrong_the_page_says_the_same()
    {
        var company = await service.Company();
        await company.Person("gone", Roles.Employee, active: false);

        (string Company, string User, string Password)[] attempts =
        [
            ("nobody", "admin", "x"), (company.Code, "unknown", "x"), (company.Code, "admin", "wrong password"),
            (company.Code, "gone", IdentityService.Password), (company.Code, "", ""),
        ];
        var pages = new HashSet<string>();
        foreach (var (code, user, password) in attempts)
        {
            using var answer = await service.Browser().SignIn(code, user, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            pages.Add(html[html.IndexOf("class=\"alert\"", StringComparison.Ordinal)..html.IndexOf("<form", StringComparison.Ordinal)]);
        }

        Assert.Single(pages);
        var outcomes = (await service.Outbox<SignInAttempted>(company.Tenant)).Select(attempt => attempt.Outcome);
        Assert.Equal(["unknown", "wrong_password", "inactive", "unknown"], outcomes);
        Assert.Contains(
            await service.Outbox<SignInAttempted>(TenantId.Provider), attempt => (attempt.SignInId, attempt.Outcome) == ("nobody/admin", "unknown"));
    }

    [Fact]
    public async Task Of_thirty_guesses_at_once_at_most_five_are_looked_at()
    {
        var company = await service.Company();
        var browsers = Enumerable.Range(0, 30).Select(_ => service.Browser()).ToList();

        var answers = await Task.WhenAll(browsers.Select(browser => browser.SignIn(company.Code, "admin", "wrong password!")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        var outcomes = (await service.Outbox<SignInAttempted>(company.Tenant)).CountBy(attempt => attempt.Outcome).ToDictionary();
        Assert.Equal(5, outcomes["wrong_password"]);
        Assert.Equal(25, outcomes["locked"]);
    }

    [Fact]
    public async Task A_locked_person_is_refused_with_the_right_password_until_the_time_has_passed()
    {
        var company = await service.Company();
        for (var count = 0; count < 5; count++)
            (await service.Browser().SignIn(company.Code, "admin", "wrong password!")).Dispose();

        using (var locked = await service.Browser().SignIn(company.Code, "admin", IdentityService.Password))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);

        await using var command = service.Administrator.CreateCommand(
            $"UPDATE lockout SET locked_until = locked_until - interval '16 minutes' WHERE tenant_id = '{company.Tenant}'");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var again = await service.Browser().SignIn(company.Code, "admin", IdentityService.Password);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_turned_away_whoever_and_whichever_company_is_meant()
    {
        var company = await service.Company();
        var unknown = company.Code + "x";
        foreach (var code in (string[])[company.Code, unknown])
            (await service.Browser().SignIn(code, "nobody", "wrong password!")).Dispose();
        await Tries($"tries = 1000 WHERE tenant_id = '{company.Tenant}' OR origin LIKE '% {unknown}'");

        foreach (var (code, user) in ((string, string)[])[(company.Code, "admin"), (company.Code, "nobody"), (unknown, "admin")])
        {
            using var away = await service.Browser().SignIn(code, user, IdentityService.Password);
            Assert.Equal(HttpStatusCode.TooManyRequests, away.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(15), away.Headers.RetryAfter!.Delta);
            Assert.Contains("15 分", WebUtility.HtmlDecode(await away.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        await Tries($"since = since - interval '16 minutes' WHERE tenant_id = '{company.Tenant}'");
        using var later = await service.Browser().SignIn(company.Code, "admin", IdentityService.Password);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
        Assert.Equal(
            ["unknown", "throttled", "throttled", "succeeded"], (await service.Outbox<SignInAttempted>(company.Tenant)).Select(one => one.Outcome));
        Assert.Equal(0, await service.In(company.Tenant, db => db.Database
            .SqlQuery<int>($"SELECT tries AS \"Value\" FROM address_try").SingleAsync())); // what was right does not count
    }

    [Fact]
    public async Task The_same_sign_in_id_in_two_companies_is_two_people()
    {
        var (one, other) = (await service.Company(), await service.Company());
        var gateway = new Gateway(service);

        var mine = await gateway.SignIn(service.Browser(), one);
        var theirs = await gateway.SignIn(service.Browser(), other);

        Assert.Equal(one.Tenant.ToString(), mine.Claims.GetProperty("tenant").GetString());
        Assert.Equal(other.Tenant.ToString(), theirs.Claims.GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task The_page_leads_back_to_the_protocol_and_nowhere_else()
    {
        var company = await service.Company();

        foreach (var elsewhere in (string[])["https://evil.example/", "//evil.example/", "/\\evil.example", "/connect/authorize"])
        {
            using var answer = await service.Browser().SignIn(company.Code, "admin", IdentityService.Password, elsewhere);
            Assert.Equal("/", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        var company = await service.Company();

        using var answer = await service.Browser().Post(
            "/sign-in", ("company", company.Code), ("user", "admin"), ("password", IdentityService.Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await service.Outbox<SignInAttempted>(company.Tenant));
    }

    [Fact]
    public async Task The_page_has_nothing_inline_and_speaks_both_languages()
    {
        using var http = service.Anonymous();
        using var japanese = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var english = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);

        var html = await japanese.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("企業コード", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("Company code", english, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", japanese.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.All(japanese.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-identity", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private async Task Tries(string change)
    {
        await using var command = service.Administrator.CreateCommand("UPDATE address_try SET " + change);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
