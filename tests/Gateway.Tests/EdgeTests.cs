using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Seisan.Gateway.Tests;

public sealed class EdgeTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_that_services_trust_are_never_the_clients()
    {
        var browser = await gateway.SignedInAsync();

        var response = await browser.GetAsync("/api/v1/claims",
            ("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-Host", "evil"), ("X-Forwarded-Proto", "ftp"), ("X-Forwarded-Prefix", "/x"),
            ("Forwarded", "for=6.6.6.6"), ("X-Real-IP", "6.6.6.6"), ("X-Client-Cert", "x"), ("X-SSL-Client-Cert", "x"),
            ("X-User-Id", "root"), ("X-Tenant-Id", "other"), ("X_Tenant_Id", "other"), ("Cookie", "a=b"));

        var seen = (await response.Content.ReadFromJsonAsync<Neighbours.Seen>(Cancel))!.Headers;
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(seen["X-Forwarded-For"])));
        Assert.Equal(new Uri(gateway.Origin).Authority, seen["X-Forwarded-Host"]);
        Assert.Equal("https", seen["X-Forwarded-Proto"]);
        Assert.DoesNotContain(seen.Keys, name => name is "Forwarded" or "X-Real-IP" or "X-Forwarded-Prefix" or "Cookie"
            || name.Contains("Client-Cert") || name.StartsWith("X-User") || name.StartsWith("X-Tenant") || name.Contains('_'));
        Assert.StartsWith("Bearer ey", seen["Authorization"]);
    }

    [Fact]
    public async Task Every_answer_has_the_same_strict_headers()
    {
        const string policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
        var browser = await gateway.SignedInAsync();
        foreach (var address in (string[])["/", "/no-such-page", "/api/v1/claims", "/api/v1/nothing", "/sign-in", "/_content/Look/css/tokens.css"])
        {
            var response = await browser.GetAsync(address);

            Assert.Equal(policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Contains("camera=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")));
            Assert.False(response.Headers.Contains("Server"));
            Assert.Equal(!address.EndsWith(".css"), response.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task A_page_carries_nothing_inline()
    {
        var browser = await gateway.SignedInAsync();

        var html = await (await browser.VisitAsync("/")).Content.ReadAsStringAsync(Cancel);

        Assert.DoesNotContain("style=\"", html);
        Assert.DoesNotContain("<style", html);
        Assert.DoesNotMatch("<script(?![^>]* src=)[^>]*>", html);
        Assert.Contains("佐藤 美咲", html);
    }

    [Fact]
    public async Task An_unknown_path_is_a_404_page_for_people_and_a_problem_for_programs()
    {
        var browser = gateway.NewBrowser();

        var page = await browser.GetAsync("/no-such-page");
        var problem = await browser.GetAsync("/api/v1/nothing");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("ページが見つかりません", await page.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
        Assert.Equal("not_found", (await problem.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_api_without_a_session_answers_a_401_problem_and_never_a_redirect()
    {
        var response = await gateway.NewBrowser().GetAsync("/api/v1/claims");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_bearer_token_passes_through_as_it_is_and_cookies_stay()
    {
        var response = await (await gateway.SignedInAsync()).GetAsync("/api/v1/claims", ("Authorization", "Bearer partner"));

        var seen = (await response.Content.ReadFromJsonAsync<Neighbours.Seen>(Cancel))!.Headers;
        Assert.Equal("Bearer partner", seen["Authorization"]);
        Assert.DoesNotContain("Cookie", seen.Keys);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Identitys_pages_get_identitys_cookies_and_no_others()
    {
        var browser = await gateway.SignedInAsync();
        await browser.GetAsync("/sign-in");

        var cookies = await (await browser.GetAsync("/sign-in")).Content.ReadAsStringAsync(Cancel);

        Assert.Equal("__Host-identity=x", cookies);
    }

    [Theory]
    [InlineData("/api/v1/claims", 1024 * 1024 + 1)]
    [InlineData("/api/v1/evidence", 12 * 1024 * 1024 + 1)]
    public async Task A_body_over_the_limit_is_413(string address, int size)
    {
        var browser = await gateway.SignedInAsync();
        var token = await browser.TokenAsync();

        var told = await browser.SendAsync(HttpMethod.Post, address, new ByteArrayContent(new byte[size]), ("X-CSRF-TOKEN", token));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.StatusCode);
        Assert.Equal("too_large", (await told.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_that_hides_its_length_is_cut_off_at_the_limit()
    {
        var browser = await gateway.SignedInAsync();
        var token = await browser.TokenAsync();
        using var body = new StreamContent(new MemoryStream(new byte[3 * 1024 * 1024]));

        var chunked = await browser.SendAsync(HttpMethod.Post, "/api/v1/claims", body, ("X-CSRF-TOKEN", token), ("Transfer-Encoding", "chunked"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
        Assert.DoesNotContain(gateway.Neighbours.Requests, seen => seen is { Path: "/api/v1/claims" } && seen.Length > 1024 * 1024);
    }

    [Fact]
    public async Task An_evidence_upload_may_be_larger_than_a_form()
    {
        var browser = await gateway.SignedInAsync();
        var token = await browser.TokenAsync();

        var response = await browser.SendAsync(HttpMethod.Post, "/api/v1/evidence", new ByteArrayContent(new byte[8 * 1024 * 1024]), ("X-CSRF-TOKEN", token));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_language_is_switched_by_a_post_and_stays()
    {
        var browser = gateway.NewBrowser();
        using var form = new FormUrlEncodedContent([new("to", "en"), new("back", "//evil.example/")]);

        var switched = await browser.SendAsync(HttpMethod.Post, "/language", form);
        var page = await (await browser.GetAsync("/goodbye")).Content.ReadAsStringAsync(Cancel);

        Assert.Equal("/", switched.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"en\"", page);
        Assert.Contains("You are signed out", page);
        Assert.DoesNotContain(gateway.Neighbours.Requests, seen => seen.Path == "/api/v1/me/language");
    }

    [Fact]
    public async Task Who_is_signed_in_gets_mails_in_the_chosen_language_too()
    {
        var browser = await gateway.SignedInAsync();
        using var form = new FormUrlEncodedContent([new("to", "en"), new("back", "/menu")]);

        var switched = await browser.SendAsync(HttpMethod.Post, "/language", form);

        Assert.Equal("/menu", switched.Headers.Location!.ToString());
        var told = Assert.Single(gateway.Neighbours.Requests, seen => seen.Path == "/api/v1/me/language");
        Assert.Equal("PUT", told.Method);
        gateway.Neighbours.Requests.Clear();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_write_from_another_site_is_refused_with_a_good_token_too(string header, string value)
    {
        var browser = await gateway.SignedInAsync();
        var token = await browser.TokenAsync();
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        var response = await browser.SendAsync(HttpMethod.Post, "/api/v1/withdrawals", body, ("X-CSRF-TOKEN", token), (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain(gateway.Neighbours.Requests, seen => seen.Path == "/api/v1/withdrawals");
    }

    [Fact]
    public async Task A_script_writes_with_the_token_in_a_header_and_not_without()
    {
        var browser = await gateway.SignedInAsync();
        var token = await browser.TokenAsync();

        var without = await browser.SendAsync(HttpMethod.Put, "/api/v1/claims/1", new StringContent("{}"));
        var wrong = await browser.SendAsync(HttpMethod.Put, "/api/v1/claims/1", new StringContent("{}"), ("X-CSRF-TOKEN", "x"));
        var with = await browser.SendAsync(HttpMethod.Put, "/api/v1/claims/1", new StringContent("{}"), ("X-CSRF-TOKEN", token));

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK], [without.StatusCode, wrong.StatusCode, with.StatusCode]);
        Assert.Equal("anti_forgery", (await without.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["code"]!.GetValue<string>());
    }
}
