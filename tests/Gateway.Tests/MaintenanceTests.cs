using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Seisan.Contracts.Notifications;
using Seisan.Gateway.Maintenance;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Gateway.Tests;

/// <summary>Before, inside and after a planned stop, as people and programs see it.</summary>
public sealed class MaintenanceTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static readonly string[] Everything = [.. PlatformFunctions.All];
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inside_a_window_pages_and_calls_are_turned_away_in_the_readers_language()
    {
        var signedIn = await gateway.SignedInAsync();
        await using var stop = await ClosedAsync(Everything);
        var stranger = gateway.NewBrowser();

        foreach (var browser in new[] { signedIn, stranger })
        {
            using var page = await browser.GetAsync("/menu");
            var text = await page.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.InRange(page.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
            Assert.Contains("計画停止中です", text, StringComparison.Ordinal);
            Assert.Contains("機器を交換します。", text, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"shell\"", text, StringComparison.Ordinal);
        }

        using var english = await stranger.GetAsync("/claims", ("Accept-Language", "en"));
        Assert.Contains("Machines are replaced.", await english.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var cookie = await signedIn.GetAsync("/api/v1/claims");
        using var bearer = await stranger.GetAsync("/api/v1/claims", ("Authorization", "Bearer x"), ("Accept-Language", "en"));
        foreach (var answer in new[] { cookie, bearer })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Equal("maintenance", (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["code"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_write_is_turned_away_before_it_reaches_a_service()
    {
        var browser = await gateway.SignedInAsync();
        var token = await browser.TokenAsync();
        await using var stop = await ClosedAsync(Everything);
        var before = gateway.Neighbours.Requests.Count;

        using var answer = await browser.SendAsync(HttpMethod.Put, "/api/v1/claims/1", JsonContent.Create(new { }), ("X-CSRF-TOKEN", token));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(before, gateway.Neighbours.Requests.Count);
    }

    [Fact]
    public async Task What_was_begun_before_it_is_finished_inside_it()
    {
        var browser = await gateway.SignedInAsync();
        var held = new TaskCompletionSource();
        gateway.Neighbours.Held = held.Task;
        var begun = browser.GetAsync("/api/v1/claims/held");
        await Wait.Until(() => Task.FromResult(gateway.Neighbours.Requests.Any(one => one.Path == "/api/v1/claims/held")), "it did not begin");

        await using var stop = await ClosedAsync(Everything);
        held.SetResult();

        using var answer = await begun;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Operators_sign_in_and_work_inside_it_and_nobody_else()
    {
        await using var stop = await ClosedAsync(Everything);
        var employee = gateway.NewBrowser();
        using var closed = await employee.VisitAsync("/session/start?back=/menu");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, closed.StatusCode);

        gateway.Neighbours.Permissions = Roles.Grants[Roles.Operator];
        var worker = gateway.NewBrowser();
        using var page = await worker.VisitAsync("/session/start?back=/menu");
        using var call = await worker.GetAsync("/api/v1/claims");
        gateway.Neighbours.Permissions = Roles.Grants[Roles.Employee];

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, call.StatusCode));
        Assert.Contains("計画停止中", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal); // the banner
    }

    [Theory]
    [InlineData("/status")]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/_content/Web/css/pages.css")]
    [InlineData("/sign-in")]
    [InlineData("/session-ended")]
    public async Task What_no_stop_is_about_stays_open(string path)
    {
        await using var stop = await ClosedAsync(Everything);

        using var answer = await gateway.NewBrowser().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task It_holds_after_a_restart_with_redis_empty()
    {
        await using var stop = await ClosedAsync(Everything);
        await gateway.EmptyRedisAsync();

        await gateway.RestartAsync();

        using var answer = await gateway.NewBrowser().GetAsync("/api/v1/claims");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task A_stop_of_one_function_leaves_the_others_open()
    {
        var browser = await gateway.SignedInAsync();
        await using var stop = await ClosedAsync(["accounting"], "/api/v1/journals");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/accounting/journals")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/api/v1/Journals")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/claims")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/menu")).StatusCode);
    }

    [Fact]
    public async Task What_is_told_late_changes_nothing_and_an_early_end_opens_everything()
    {
        await using var stop = await ClosedAsync(Everything);
        await gateway.PublishAsync(TenantId.Provider, stop.Message with { Version = 3, EndsAt = Now });
        await OpenAsync();

        await gateway.PublishAsync(TenantId.Provider, stop.Message with { Version = 2 });
        await using var other = await ClosedAsync(["accounting"], "/api/v1/journals"); // told after it

        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await gateway.NewBrowser().GetAsync("/api/v1/claims")).StatusCode);
    }

    [Fact]
    public async Task A_stop_to_come_stands_above_the_pages_and_on_the_status_page_until_it_is_cancelled()
    {
        var browser = await gateway.SignedInAsync();
        var coming = Window(Everything) with { StartsAt = Now.AddDays(3), EndsAt = Now.AddDays(3).AddHours(1), TextJa = "回線を工事します。" };
        await gateway.PublishAsync(TenantId.Provider, coming);
        await Wait.Until(async () => (await TextAsync(browser, "/menu")).Contains(coming.TextJa, StringComparison.Ordinal), "no banner");
        Assert.Contains(coming.TextJa, await TextAsync(gateway.NewBrowser(), "/status"), StringComparison.Ordinal);

        await gateway.PublishAsync(TenantId.Provider, coming with { Version = 2, Cancelled = true });

        await Wait.Until(async () => !(await TextAsync(browser, "/menu")).Contains(coming.TextJa, StringComparison.Ordinal), "the banner stays");
    }

    [Fact]
    public async Task The_end_of_a_service_stands_on_the_status_page_and_closes_nothing()
    {
        var ending = new EndOfServiceAnnounced(Guid.CreateVersion7(), 1, Now.AddDays(200), ["audit"], "旧画面を終了します。", "The old screens end.", false);
        await gateway.PublishAsync(TenantId.Provider, ending);

        await Wait.Until(async () => (await TextAsync(gateway.NewBrowser(), "/status")).Contains(ending.TextJa, StringComparison.Ordinal), "not shown");

        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await gateway.NewBrowser().GetAsync("/api/v1/audit-entries")).StatusCode);
        await gateway.PublishAsync(TenantId.Provider, ending with { Version = 2, Cancelled = true });
    }

    [Fact]
    public async Task The_status_page_shows_what_the_probes_see_and_keeps_when_it_changed()
    {
        var browser = gateway.NewBrowser();
        await Wait.Until(async () => (await TextAsync(browser, "/status")).Contains("すべての機能が使えます", StringComparison.Ordinal), "it does not work");

        gateway.Neighbours.Reads = false;
        await Wait.Until(async () => (await TextAsync(browser, "/status")).Contains("使えない機能があります", StringComparison.Ordinal), "it looks as if it worked");
        gateway.Neighbours.Reads = true;
        await Wait.Until(async () => (await TextAsync(browser, "/status")).Contains("すべての機能が使えます", StringComparison.Ordinal), "it stays broken");

        Assert.Contains("精算申請が復旧しました", await TextAsync(browser, "/status"), StringComparison.Ordinal);
        Assert.Equal(2L, await gateway.ScalarAsync<long>("SELECT count(*) FROM function_change WHERE function = 'claims'"));
    }

    [Fact]
    public async Task What_is_read_each_second_is_found_by_index()
    {
        await gateway.ScalarAsync<long>("""
            INSERT INTO maintenance_window (id, version, starts_at, functions, text_ja, text_en, urgent, cancelled)
            SELECT md5('w' || n)::uuid, 1, now() - interval '100 days' - interval '1 hour' * n, ARRAY['claims'], '', '', false, false
            FROM generate_series(1, 100000) AS n;
            INSERT INTO function_change (id, function, works, at)
            SELECT md5('f' || n)::uuid, 'none', true, now() - interval '100 days' FROM generate_series(1, 100000) AS n;
            ANALYZE maintenance_window; ANALYZE function_change;
            SELECT 0::bigint
            """);

        var plans = new[]
        {
            await gateway.PlanOfAsync(db => BulletinRound.Recent(db, Now.AddDays(-90))),
            await gateway.PlanOfAsync(db => BulletinRound.Latest(db, 30)),
        };
        await gateway.ScalarAsync<long>("DELETE FROM function_change WHERE function = 'none'; SELECT 0::bigint");

        Assert.All(plans, plan => Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal));
    }

    private static MaintenanceScheduled Window(string[] functions) => new(
        Guid.CreateVersion7(), 1, Now.AddMinutes(-1), Now.AddHours(1), functions, "機器を交換します。", "Machines are replaced.", true, false);

    /// <summary>A window that is running, until it is disposed.</summary>
    private async Task<Stop> ClosedAsync(string[] functions, string seenAt = "/api/v1/claims")
    {
        var stop = new Stop(this, Window(functions), seenAt);
        await gateway.PublishAsync(TenantId.Provider, stop.Message);
        await Wait.Until(async () => await StatusAsync(seenAt) == HttpStatusCode.ServiceUnavailable, "it did not close");
        return stop;
    }

    private Task OpenAsync(string seenAt = "/api/v1/claims") =>
        Wait.Until(async () => await StatusAsync(seenAt) != HttpStatusCode.ServiceUnavailable, "it did not open");

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await gateway.NewBrowser().GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<string> TextAsync(Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private sealed class Stop(MaintenanceTests tests, MaintenanceScheduled message, string seenAt) : IAsyncDisposable
    {
        public MaintenanceScheduled Message => message;

        public async ValueTask DisposeAsync()
        {
            await tests.CancelAsync(message);
            await tests.OpenAsync(seenAt);
        }
    }

    private Task CancelAsync(MaintenanceScheduled message) =>
        gateway.PublishAsync(TenantId.Provider, message with { Version = 9, Cancelled = true });
}
