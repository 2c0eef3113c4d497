using System.Globalization;
using Seisan.Kernel;
using Seisan.Platform.Tests.Browser;
using Seisan.Platform.Tests.Claims;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Story;

/// <summary>
/// An operator announces an urgent stop of the whole platform. Inside it people read why and until when, programs are
/// told when to come back, the status page is there; after its early end everything works again.
/// </summary>
[Trait("Part", "check")]
public sealed class MaintenanceTests(RunningPlatform platform, Chromium chromium)
{
    private const string Why = "認証の不具合を修正します。";

    [Fact]
    public async Task An_urgent_stop_closes_the_platform_and_its_end_opens_it()
    {
        await using var worker = await Session.OpenAsync(chromium, platform, DemoPerson.Operator, "/maintenance/new");
        await using var employee = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims");
        var editor = await BeginAClaimAsync(employee);
        var notice = await WriteAsync(worker);
        try
        {
            await PublishAsync(worker);
            await EmployeeIsTurnedAwayAsync(employee);
            await editor.Page.FillAsync("#Title", "停止中に書いた件名");
            await editor.BecomesAsync("offline"); // keeps trying
            await AnybodySeesTheStatusAsync();
            await ContactsAreToldAsync();
            await EndAsync(worker);
            await EmployeeWorksAgainAsync(employee);
            await NothingTypedIsLostAsync(editor);
        }
        finally
        {
            await MakeSureItIsOverAsync(worker, notice);
        }
    }

    private static async Task<EditorPage> BeginAClaimAsync(Session employee)
    {
        var editor = new EditorPage(await employee.TabAsync("/claims/new"));
        await editor.AwakeAsync();
        await editor.Page.FillAsync("#Title", "停止前に書いた件名");
        await editor.BecomesAsync("saved");
        return editor;
    }

    private static async Task NothingTypedIsLostAsync(EditorPage editor)
    {
        await editor.BecomesAsync("saved");
        await editor.Page.ReloadAsync();
        Assert.Equal("停止中に書いた件名", await editor.Page.InputValueAsync("#Title"));
    }

    private static async Task<string> WriteAsync(Session worker)
    {
        var (page, now) = (worker.Page, JapanTime.At(TimeProvider.System.GetUtcNow()));
        worker.Watch.Expected.Add(422);
        await page.FillAsync("#startsAt", Typed(now));
        await page.FillAsync("#endsAt", Typed(now.AddHours(1)));
        await page.FillAsync("#textJa", Why);
        await page.FillAsync("#textEn", "A fault of the sign-in is mended.");
        await page.ClickAsync("main button.primary");
        await Expect(page.Locator("#startsAt-error")).ToBeVisibleAsync(); // less than 14 days, and not urgent
        await worker.Watch.CheckAsync("maintenance-refused");

        await page.CheckAsync("#urgent");
        await page.FillAsync("#urgentReason", "情報漏えいを防ぐため");
        await page.ClickAsync("main button.primary");
        await Expect(page.Locator("#reach")).ToBeVisibleAsync();
        await worker.Watch.CheckAsync("maintenance-draft");
        return new Uri(page.Url).AbsolutePath.Split('/')[^1];
    }

    private static async Task PublishAsync(Session worker)
    {
        await worker.Page.ClickAsync(".notice-acts .confirm:has(button[value=publication]) summary");
        await worker.Page.ClickAsync("button[value=publication]");
        await Expect(worker.Page.Locator(".flash")).ToBeVisibleAsync();
    }

    private static async Task EmployeeIsTurnedAwayAsync(Session employee)
    {
        var page = employee.Page;
        employee.Watch.Expected.Add(503);
        await Soon.Find(
            async () => (await page.GotoAsync("/claims"))!.Status == 503 ? page : null, "The platform did not close");
        await Expect(page.Locator("h1")).ToHaveTextAsync("計画停止中です");
        await Expect(page.Locator("main")).ToContainTextAsync(Why);
        await employee.Watch.CheckAsync("maintenance-closed");

        var call = await employee.Browser.APIRequest.GetAsync("/api/v1/claims");
        Assert.Equal(503, call.Status);
        Assert.InRange(int.Parse(call.Headers["retry-after"], CultureInfo.InvariantCulture), 1, 3600);
        Assert.Equal("maintenance", (await call.JsonAsync())!.Value.GetProperty("code").GetString());
    }

    private async Task AnybodySeesTheStatusAsync()
    {
        await using var anyone = await Session.OpenAsync(chromium, platform, "ja");
        await anyone.Page.GotoAsync("/status");
        await Expect(anyone.Page.Locator(".stops").First).ToContainTextAsync(Why);
        await anyone.Watch.CheckAsync("status-inside");
    }

    /// <summary>No company has named a contact: their administrators are told.</summary>
    private async Task ContactsAreToldAsync()
    {
        await Mails.To(platform, DemoPerson.Administrator.Mail, "計画停止", Why);
        await Mails.To(platform, DemoPerson.OtherAdministrator.Mail, "計画停止", Why);
    }

    private static async Task EndAsync(Session worker)
    {
        await worker.Page.ReloadAsync();
        await worker.Watch.CheckAsync("maintenance-running");
        await worker.Page.ClickAsync(".notice-acts .confirm:has(button[value=end]) summary");
        await worker.Page.ClickAsync("button[value=end]");
        await Expect(worker.Page.Locator("h1 .chip.ok")).ToBeVisibleAsync();
    }

    private static async Task EmployeeWorksAgainAsync(Session employee)
    {
        await Soon.Find(
            async () => (await employee.Page.GotoAsync("/claims"))!.Status == 200 ? employee.Page : null, "The platform did not open");
        await employee.ReadAsync("/api/v1/claims");
    }

    /// <summary>Whatever went wrong, the tests after this one find the platform open.</summary>
    private static async Task MakeSureItIsOverAsync(Session worker, string notice)
    {
        var address = $"/api/v1/platform-notices/{notice}";
        var found = await worker.Browser.APIRequest.GetAsync(address);
        if ((await found.JsonAsync())!.Value.GetProperty("stage").GetString() != "running") return;
        var headers = await worker.HeadersAsync();
        headers["If-Match"] = found.Headers["etag"];
        await worker.Browser.APIRequest.PostAsync($"{address}/end", new() { Headers = headers });
    }

    private static string Typed(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
