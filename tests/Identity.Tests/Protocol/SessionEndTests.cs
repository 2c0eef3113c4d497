using System.Globalization;
using System.Net;

namespace Seisan.Identity.Tests.Protocol;

public sealed class SessionEndTests(IdentityService service) : IClassFixture<IdentityService>
{
    private readonly Gateway _gateway = new(service);

    [Theory]
    [InlineData("&prompt=login")]
    [InlineData("&max_age=60")]
    [InlineData("&max_age=0")]
    public async Task Who_signed_in_a_while_ago_types_the_password_again_when_the_client_asks_for_it(string asks)
    {
        var company = await service.Company();
        var browser = service.Browser();
        await _gateway.SignIn(browser, company);
        await Shift(company, "started_at", "2 minutes");

        using var unasked = await browser.Get(await _gateway.Push(Gateway.AuthorizeUrl()));
        var pushed = await _gateway.Push(Gateway.AuthorizeUrl() + asks);
        using var asked = await browser.Get(pushed);
        var again = await _gateway.Trade(await _gateway.Code(browser, company.Code, "admin", pushed));

        Assert.NotEmpty(Gateway.CodeIn(unasked));
        Assert.StartsWith("/sign-in", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        var typed = DateTimeOffset.FromUnixTimeSeconds(again.Claims.GetProperty("auth_time").GetInt64());
        Assert.InRange(typed, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Who_signed_in_within_what_the_client_asks_for_does_not()
    {
        var company = await service.Company();
        var browser = service.Browser();
        await _gateway.SignIn(browser, company);
        await Shift(company, "started_at", "2 minutes");

        using var asked = await browser.Get(await _gateway.Push(Gateway.AuthorizeUrl() + "&max_age=300"));

        Assert.NotEmpty(Gateway.CodeIn(asked));
    }

    [Theory]
    [InlineData("last_seen_at", "121 minutes")]
    [InlineData("started_at", "721 minutes")]
    public async Task A_session_that_was_idle_or_is_old_neither_signs_in_nor_renews(string column, string by)
    {
        var company = await service.Company();
        var browser = service.Browser();
        var tokens = await _gateway.SignIn(browser, company);
        await Shift(company, column, by);

        using var asked = await browser.Get(await _gateway.Push(Gateway.AuthorizeUrl()));
        using var refused = await _gateway.Refresh(tokens.Refresh!);

        Assert.StartsWith("/sign-in", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Renewing_tokens_keeps_a_session_in_use_and_the_cookie_is_gone_with_the_browser()
    {
        var company = await service.Company();
        var browser = service.Browser();
        var tokens = await _gateway.SignIn(browser, company);
        await Shift(company, "last_seen_at", "119 minutes");

        using (var renewed = await _gateway.Refresh(tokens.Refresh!))
            tokens = await Tokens.Of(renewed);
        await Shift(company, "last_seen_at", "2 minutes");
        using var still = await _gateway.Refresh(tokens.Refresh!);

        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.DoesNotContain(browser.Set, cookie => cookie.StartsWith("__Host-identity=", StringComparison.Ordinal)
            && (cookie.Contains("expires", StringComparison.OrdinalIgnoreCase) || cookie.Contains("max-age", StringComparison.OrdinalIgnoreCase)));
    }

    private async Task Shift(TestCompany company, string column, string by)
    {
        await using var command = service.Administrator.CreateCommand(string.Create(
            CultureInfo.InvariantCulture, $"UPDATE user_session SET {column} = {column} - interval '{by}' WHERE tenant_id = '{company.Tenant}'"));
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
