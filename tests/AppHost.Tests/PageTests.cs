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
        Assert.Contains("class=\"Finished\">Finished", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_five_hundred_console_lines_are_shown_as_text()
    {
        await using var host = SampleHost.Start("talkative", data);
        await host.Line("^talker +\\| line 700 ");

        var page = (await host.Get("/logs/talker")).Text;

        Assert.Contains("line 700 &lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("line 201 &lt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("line 200 &lt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Get("/logs/nobody")).Status);
    }

    [Fact]
    public async Task Mails_are_listed_and_shown_as_text_and_only_under_a_loopback_name()
    {
        var folder = Path.Combine(data.Path, "mail", "new");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "1700000000.M1.here"),
            "From: seisan@example.jp\r\nTo: sato@example.jp\r\nSubject: <b>approved</b>\r\n\r\nHello <i>Sato</i>\r\n",
            TestContext.Current.CancellationToken);
        await using var host = SampleHost.Start("talkative", data);
        await host.Page();

        Assert.Contains(
            "<a href=\"/mails/1700000000.M1.here\">&lt;b&gt;approved&lt;/b&gt;</a>", (await host.Get("/mails")).Text, StringComparison.Ordinal);
        Assert.Contains("Hello &lt;i&gt;Sato&lt;/i&gt;", (await host.Get("/mails/1700000000.M1.here")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Get("/mails/..%2F..%2Fsecrets")).Status);
        Assert.Equal((HttpStatusCode.MisdirectedRequest, ""), await host.Get("/mails", underName: "evil.example"));
    }

    public void Dispose() => data.Dispose();
}
