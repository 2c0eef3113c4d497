using System.Globalization;
using Microsoft.Playwright;
using Seisan.Accounting.Tests.Golden;
using Seisan.Platform.Tests.Api;
using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Story;

/// <summary>
/// From the approval to the money: an accountant posts a claim and puts it into a payment run, a second person approves
/// the run, the bank's file is fetched and its result recorded, and the claimant sees the claim as paid.
/// </summary>
[Trait("Part", "check")]
public sealed class PaymentTests(RunningPlatform platform, Chromium chromium)
{
    private const string Title = "札幌出張の電車";
    private const long Yen = 2_480;

    [Fact]
    public async Task An_approved_claim_is_posted_and_paid()
    {
        await Books.KeepAsync(platform);
        var claim = await Books.ApprovedClaimAsync(platform, Title);
        await PostAsync(claim);
        await ExportAsync(claim);
        var run = await MakeRunAsync();
        await ApproveAsync(run);
        await RecordAsync(run);
        await ClaimantSeesItPaidAsync(claim);
    }

    private async Task PostAsync(Guid claim)
    {
        await using var session = await OpenAsync(DemoPerson.Accountant, "/accounting");
        var page = session.Page;
        await Soon.Find<object>(
            async () => (await session.ReadAsync("/api/v1/payables?state=approved")).GetProperty("items").EnumerateArray()
                .Any(one => one.GetProperty("claimId").GetGuid() == claim) ? claim : null,
            "Accounting does not know the claim");

        await page.GotoAsync("/accounting/postings");
        await page.ClickAsync("[name=preview]");
        await Expect(page.Locator(".preview .journal-slip")).ToBeVisibleAsync();
        await page.ClickAsync(".post-it summary");
        await page.ClickAsync(".post-it .confirm button");
        await page.WaitForURLAsync(url => url.Contains("/accounting/postings/", StringComparison.Ordinal));

        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("完了", new() { Timeout = 30_000 });
        await page.ClickAsync("main a.primary");
        await Expect(page.Locator(".journals tr", new() { HasText = Title })).ToBeVisibleAsync();
    }

    /// <summary>The file for 弥生会計, read by a reader that shares no code with what wrote it.</summary>
    private async Task ExportAsync(Guid claim)
    {
        await using var session = await OpenAsync(DemoPerson.Accountant, "/accounting/exports");
        var page = session.Page;
        var file = page.Locator("table.list tbody tr").First.Locator("a[download]");
        var earlier = await file.GetAttributeAsync("href");
        await page.ClickAsync(".export-form button.primary");
        await Expect(file).Not.ToHaveAttributeAsync("href", earlier!, new() { Timeout = 30_000 });
        var slips = YayoiReading.Read(await DownloadedAsync(page, file));

        var number = (await session.ReadAsync($"/api/v1/claims/{claim}")).GetProperty("number").GetString()!;
        var slip = Assert.Single(slips, one => one.Lines.Any(line => line.Description.Contains(number, StringComparison.Ordinal)));
        Assert.Equal([(true, Yen), (false, Yen)], slip.Lines.Select(line => (line.Debit, line.Amount)));
        Assert.Equal("対象外", slip.Lines.Single(line => !line.Debit).TaxClass);
    }

    private async Task<string> MakeRunAsync()
    {
        await using var session = await OpenAsync(DemoPerson.Accountant, "/accounting/payment-runs/new");
        var (page, watch) = (session.Page, session.Watch);
        watch.Expected.Add(422);
        await page.CheckAsync("[value=some]");
        var row = page.Locator(".posted tr", new() { HasText = Title });
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();

        // a day on which banks are closed is refused, and nothing of what was chosen is lost
        var open = await page.InputValueAsync("#transferDate");
        var day = DateOnly.ParseExact(open, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var sunday = day.AddDays(7 - (int)day.DayOfWeek).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.FillAsync("#transferDate", sunday);
        await page.ClickAsync("button.primary");
        await Expect(page.Locator("#transferDate-error")).ToBeVisibleAsync();
        await Expect(row.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await watch.CheckAsync("accounting-payment-runs-new-refused");

        await page.FillAsync("#transferDate", open);
        await page.ClickAsync("button.primary");
        await page.ClickAsync("[value=submission]");
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("承認待ち");
        await Expect(page.Locator("[value=approval]")).ToHaveCountAsync(0);
        await watch.CheckAsync("accounting-payment-runs-id-own");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task ApproveAsync(string run)
    {
        await using var session = await OpenAsync(DemoPerson.Administrator, "/");
        var page = session.Page;
        await page.ClickAsync($"a[href='{run}']");
        await page.ClickAsync(".run-decide summary");
        await page.ClickAsync("[value=approval]");
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("承認済");
    }

    private async Task RecordAsync(string run)
    {
        await using var session = await OpenAsync(DemoPerson.Accountant, run);
        var page = session.Page;
        var payment = Assert.Single(ZenginReading.Read(await DownloadedAsync(page, page.Locator("a[download]"))).Payments);
        Assert.Equal(("ｻﾄｳ ﾐｻｷ", Yen, "E0001"), (payment.Holder, payment.Amount, payment.CustomerCode.TrimEnd()));

        await page.ClickAsync(".page-head a.primary");
        await page.ClickAsync(".foot summary");
        await page.ClickAsync(".foot .confirm button");
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("完了");
        await session.Watch.CheckAsync("accounting-payment-runs-id-completed");
    }

    private async Task ClaimantSeesItPaidAsync(Guid claim)
    {
        await using var session = await OpenAsync(DemoPerson.Employee, "/claims");
        await Soon.Find<object>(
            async () => (await session.ReadAsync($"/api/v1/claims/{claim}")).GetProperty("state").GetString() == "settled" ? claim : null,
            "The claim is not settled");
        await session.Page.GotoAsync($"/claims/{claim}");
        await Expect(session.Page.Locator(".page-head .chip")).ToHaveTextAsync("支払済");
        await session.Watch.CheckAsync("claim-paid");
    }

    private static async Task<byte[]> DownloadedAsync(IPage page, ILocator link)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
    }

    private Task<Session> OpenAsync(DemoPerson person, string path) => Session.OpenAsync(chromium, platform, person, path);
}
