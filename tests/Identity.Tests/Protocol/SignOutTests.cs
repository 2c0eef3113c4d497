using System.Net;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Identity;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests.Protocol;

public sealed class SignOutTests(IdentityService service) : IClassFixture<IdentityService>
{
    private readonly Gateway _gateway = new(service);

    [Fact]
    public async Task Signing_out_here_ends_this_session_and_no_other()
    {
        var company = await service.Company();
        var (here, there) = (service.Browser(), service.Browser());
        var mine = await _gateway.SignIn(here, company);
        var other = await _gateway.SignIn(there, company);

        using var left = await here.Get(
            $"/connect/logout?id_token_hint={mine.Identity}&post_logout_redirect_uri={Uri.EscapeDataString("https://localhost:8443/goodbye")}");

        Assert.Equal("https://localhost:8443/goodbye", left.Headers.Location!.ToString());
        using (var refused = await _gateway.Refresh(mine.Refresh!))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using (var good = await _gateway.Refresh(other.Refresh!))
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        using (var asked = await here.Get(await _gateway.Push(Gateway.AuthorizeUrl())))
            Assert.Contains("/sign-in", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        var revoked = Assert.Single(await service.Outbox<SessionRevoked>(company.Tenant));
        Assert.Equal(mine.Claims.GetProperty("sid").GetString(), revoked.SessionId.ToString());
        Assert.Contains(await service.Outbox<SignInAttempted>(company.Tenant), one => one.Outcome == "signed_out");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sessions_and_outdates_all_tokens()
    {
        var company = await service.Company();
        var (here, there) = (service.Browser(), service.Browser());
        var mine = await _gateway.SignIn(here, company);
        var other = await _gateway.SignIn(there, company);
        var me = Guid.Parse(mine.Claims.GetProperty("sub").GetString()!);
        using var client = service.As(TestPerson.In(company.Tenant) with { UserId = me });

        using var answer = await client.PostAsync(new Uri("/api/v1/sessions/revocation", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        foreach (var tokens in new[] { mine, other })
        {
            using var refused = await _gateway.Refresh(tokens.Refresh!);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        foreach (var browser in new[] { here, there })
        {
            using var asked = await browser.Get(await _gateway.Push(Gateway.AuthorizeUrl()));
            Assert.Contains("/sign-in", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var revoked = Assert.Single(await service.Outbox<SessionRevoked>(company.Tenant));
        Assert.Equal((me, null, 2), (revoked.UserId, revoked.SessionId, revoked.RightsVersion));
        Assert.Contains(await service.Outbox<AuditRecorded>(company.Tenant), entry => entry.Operation == "RevokeSessions");
    }

    [Fact]
    public async Task A_link_on_another_site_signs_nobody_out()
    {
        var company = await service.Company();
        var browser = service.Browser();
        var tokens = await _gateway.SignIn(browser, company);
        using var http = service.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/connect/logout", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        using var good = await _gateway.Refresh(tokens.Refresh!);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }
}
