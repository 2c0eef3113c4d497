using System.Net;

namespace Seisan.AppHost.Tests;

public sealed class PageTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task The_page_shows_resources_with_state_address_and_restarts()
    {
        await using var host = SampleHost.Start("order", data);
        await host.Line(@"^last +\| up");
        await host.Die("web");
        var web = await host.Resource("web", resource => resource is { State: "Running", Restarts: 1 });

        var page = (await host.Get("/")).Text;

        Assert.Contains($"<a href=\"{web.Address}\">{web.Address}</a>", page, StringComparison.Ordinal);
        Assert.Contains($"<td>{web.ProcessId}</td><td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"state Finished\">Finished", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_five_hundred_console_lines_are_shown_as_text()
    {
        await using var host = SampleHost.Start("talkative", data);
        await host.Line("^talker +\\| line 700 ");

        var page = (await host.Get("/console/talker")).Text;

        Assert.Contains("line 700 &lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("line 201 &lt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("line 200 &lt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Get("/console/nobody")).Status);
    }

    [Fact]
    public async Task Mails_are_listed_and_shown_as_text_and_only_under_a_loopback_name()
    {
        var folder = Path.Combine(data.Path, "mail", "new");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "1700000000.M1.here"),
            "From: seisan@example.jp\r\nTo: sato@example.jp\r\nSubject: <b>approved</b>\r\n\r\nHello <i>Sato</i>\r\n",
            Cancel);
        await using var host = SampleHost.Start("talkative", data);
        await host.Dashboard();

        Assert.Contains(
            "<a href=\"/mails/1700000000.M1.here\">&lt;b&gt;approved&lt;/b&gt;</a>", (await host.Get("/mails")).Text, StringComparison.Ordinal);
        Assert.Contains("Hello &lt;i&gt;Sato&lt;/i&gt;", (await host.Get("/mails/1700000000.M1.here")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Get("/mails/..%2F..%2Fsecrets")).Status);
        Assert.Equal((HttpStatusCode.MisdirectedRequest, ""), await host.Get("/mails", underName: "evil.example"));
    }

    [Fact]
    public async Task Only_who_shows_the_token_gets_in_and_a_browser_shows_it_once()
    {
        await using var host = SampleHost.Start("talkative", data);
        var address = await host.Dashboard();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        browser.BaseAddress = new(address.GetLeftPart(UriPartial.Authority));

        foreach (var path in (string[])["/", "/api/resources", "/console/talker", "/mails", "/assets/dashboard.js", "/login", "/login?t=wrong"])
        {
            using var refused = await browser.GetAsync(path, Cancel);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, refused.StatusCode));
            Assert.False(refused.Headers.Contains("Set-Cookie"));
        }

        using (var signedIn = await browser.GetAsync(address, Cancel))
        {
            Assert.Equal((HttpStatusCode.Redirect, "/"), (signedIn.StatusCode, signedIn.Headers.Location!.ToString()));
            var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(address.Query["?t=".Length..], cookie, StringComparison.Ordinal);
        }

        using var page = await browser.GetAsync("/", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'none'; style-src 'self'; script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"style=|<style|<script(?![^>]* src=)|\son\w+=", html);
    }

    public void Dispose() => data.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
