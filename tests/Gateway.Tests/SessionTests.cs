using System.Net;
using System.Text.RegularExpressions;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Gateway.Tests;

public sealed partial class SessionTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_session_cookie_is_host_only_secure_and_hidden_from_scripts()
    {
        var browser = gateway.NewBrowser();
        var address = "/";
        string? set = null;
        for (var step = 0; step < 10 && set is null; step++)
        {
            var response = await browser.GetAsync(address);
            if (response.Headers.TryGetValues("Set-Cookie", out var cookies)) set = cookies.FirstOrDefault(one => one.StartsWith("__Host-session=ey") || one.StartsWith("__Host-session=CfDJ"));
            address = response.Headers.Location?.ToString() ?? address;
        }

        Assert.NotNull(set);
        var attributes = set.ToLowerInvariant().Split("; ");
        Assert.Contains("path=/", attributes);
        Assert.Contains("secure", attributes);
        Assert.Contains("httponly", attributes);
        Assert.Contains("samesite=lax", attributes);
        Assert.DoesNotContain(attributes, one => one.StartsWith("domain") || one.StartsWith("expires"));
        Assert.True(set.Length < 1500, "the cookie names a session and holds no token");
    }

    [Fact]
    public async Task A_restart_keeps_the_session()
    {
        var browser = await gateway.SignedInAsync();

        await gateway.RestartAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/menu")).StatusCode);
    }

    [Fact]
    public async Task An_emptied_redis_signs_nobody_out()
    {
        var browsers = new[] { await gateway.SignedInAsync(), await gateway.SignedInAsync() };

        await gateway.EmptyRedisAsync();
        var running = await browsers[0].GetAsync("/menu");
        await gateway.EmptyRedisAsync();
        await gateway.RestartAsync();
        var restarted = await Task.WhenAll(browsers.Select(browser => browser.GetAsync("/menu")));

        Assert.All([running, .. restarted], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Without_redis_sessions_go_on_and_begin()
    {
        var browser = await gateway.SignedInAsync();
        await gateway.StopRedisAsync();

        var before = await browser.GetAsync("/menu");
        var newcomer = await gateway.SignedInAsync();
        await gateway.RestartAsync();
        var restarted = await newcomer.GetAsync("/menu");
        await gateway.StartRedisAsync();
        var after = await browser.GetAsync("/menu");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [before.StatusCode, restarted.StatusCode, after.StatusCode]);
    }

    [Fact]
    public async Task Twenty_requests_at_once_refresh_the_token_once()
    {
        gateway.Neighbours.Lifetime = 61; // due one second after the sign-in
        var browser = await gateway.SignedInAsync();
        gateway.Neighbours.Lifetime = 300;
        var before = gateway.Neighbours.Refreshes;
        await Wait.Until(
            () => gateway.ScalarAsync<bool>("SELECT refresh_at < now() FROM browser_session ORDER BY started_at DESC LIMIT 1"),
            "the token did not become due");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.GetAsync("/api/v1/claims")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(before + 1, gateway.Neighbours.Refreshes);
        Assert.True(
            await gateway.ScalarAsync<bool>("SELECT bool_or(ends_at - started_at > interval '2 hours 500 milliseconds') FROM browser_session"),
            "the session ends two hours after its tokens were renewed, as it does at identity");
    }

    [Fact]
    public async Task Every_session_begins_with_a_password_also_after_one_has_ended()
    {
        var browser = await gateway.SignedInAsync();
        await gateway.PublishAsync(gateway.Neighbours.Tenant, new SessionRevoked(gateway.Neighbours.UserId, null, 2));
        await Wait.Until(async () => (await browser.GetAsync("/menu")).StatusCode == HttpStatusCode.Redirect, "the session goes on");
        var before = gateway.Neighbours.Prompts.Count;

        await browser.VisitAsync("/session/start?back=%2Fmenu");

        Assert.Equal(before + 1, gateway.Neighbours.Prompts.Count);
        Assert.All(gateway.Neighbours.Prompts, prompt => Assert.Equal("login", prompt));
    }

    [Fact]
    public async Task A_revoked_session_ends_at_once_and_says_so()
    {
        var browser = await gateway.SignedInAsync();

        await gateway.PublishAsync(gateway.Neighbours.Tenant, new SessionRevoked(gateway.Neighbours.UserId, null, 2));

        await Wait.Until(async () => (await browser.GetAsync("/menu")).StatusCode == HttpStatusCode.Redirect, "the session goes on");
        var ended = await browser.VisitAsync("/session-ended?back=%2Fclaims");
        Assert.Contains("セッションが終了しました", await ended.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/claims")).StatusCode);
    }

    [Fact]
    public async Task A_revocation_in_another_tenant_ends_nothing_here()
    {
        var browser = await gateway.SignedInAsync();
        var other = new TenantId(Guid.CreateVersion7());

        await gateway.PublishAsync(other, new SessionRevoked(gateway.Neighbours.UserId, null, 2));
        await Wait.Until(async () => await gateway.ScalarAsync<long>($"SELECT count(*) FROM inbox WHERE tenant_id = '{other}'") > 0, "not consumed");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/menu")).StatusCode);
    }

    [Fact]
    public async Task New_rights_hold_from_the_next_click()
    {
        var browser = await gateway.SignedInAsync();
        var before = await browser.GetAsync("/audit-entries-probe");
        gateway.Neighbours.Permissions = [Permissions.Self];
        var refreshes = gateway.Neighbours.Refreshes;

        await gateway.PublishAsync(gateway.Neighbours.Tenant, new UserChanged(gateway.Neighbours.UserId, null, "sato", "佐藤", null, [], true, 2));

        await Wait.Until(async () =>
        {
            await browser.GetAsync("/menu");
            return gateway.Neighbours.Refreshes > refreshes;
        }, "the token was not replaced");
        var forbidden = await browser.GetAsync("/claims");
        gateway.Neighbours.Permissions = Roles.Grants[Roles.Employee];
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("この操作の権限がありません", await forbidden.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Signing_out_needs_the_forms_token_and_ends_the_session()
    {
        var browser = await gateway.SignedInAsync();
        var copy = gateway.NewBrowser();
        copy.Take(browser);
        var html = await (await browser.GetAsync("/menu")).Content.ReadAsStringAsync(Cancel);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(html).Groups[1].Value)]);

        var without = await browser.SendAsync(HttpMethod.Post, "/sign-out", new FormUrlEncodedContent([]));
        var with = await browser.SendAsync(HttpMethod.Post, "/sign-out", form);
        var page = await browser.VisitAsync(with.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("サインアウトしました", await page.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/menu")).StatusCode);
    }

    [Fact]
    public async Task Nothing_in_the_database_is_of_use_to_a_thief()
    {
        await gateway.SignedInAsync();

        var rows = await gateway.ScalarAsync<string>("SELECT string_agg(s::text, ' ') || (SELECT string_agg(k::text, ' ') FROM data_protection_keys k) FROM browser_session s");

        Assert.DoesNotContain("masterKey", rows);
        Assert.Contains("<sealed", rows);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
