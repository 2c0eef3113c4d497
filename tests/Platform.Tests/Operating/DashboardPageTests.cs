using Seisan.Platform.Tests.Browser;

namespace Seisan.Platform.Tests.Operating;

/// <summary>The dashboard in a browser, on the desk and on the phone.</summary>
public sealed class DashboardPageTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_the_dashboard_opens_with_the_printed_address_and_keeps_its_policy()
    {
        using var dashboard = new DashboardClient(platform);
        await using var session = await Session.OpenAsync(chromium, platform, "en");
        await session.Page.GotoAsync(dashboard.Address.ToString());
        await session.Watch.LookAsync("dashboard-resources");
        await LookAsync("/logs?level=Information", "dashboard-logs");
        await LookAsync("/traces", "dashboard-traces");
        await session.Page.Locator("tbody a").First.ClickAsync();
        await session.Page.Locator(".waterfall summary").First.ClickAsync();
        await session.Watch.LookAsync("dashboard-trace");
        await LookAsync("/metrics?resource=claims", "dashboard-metrics");
        await LookAsync("/metrics/claims/http.server.request.duration", "dashboard-metric");
        await LookAsync("/mails", "dashboard-mails");
        session.Watch.AssertQuiet();

        async Task LookAsync(string path, string name)
        {
            await session.Page.GotoAsync(new Uri(dashboard.Address, path).ToString());
            await session.Watch.LookAsync(name);
        }
    }
}
