using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Approvals;

/// <summary>An approver with a full inbox.</summary>
public sealed class TogetherTests(RunningPlatform platform, Chromium chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ticked_claims_are_approved_together_and_each_row_says_what_became_of_it(bool script)
    {
        var titles = (string[])[$"まとめて一件目 {script}", $"まとめて二件目 {script}"];
        foreach (var title in titles) await SubmitAsync(title);
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Head, "/approvals", script: script);
        var page = session.Page;
        await Soon.Find<object>(
            async () =>
            {
                await page.GotoAsync("/approvals?text=まとめて");
                return await page.Locator(".pickable").CountAsync() >= 2 ? titles : null;
            },
            "The claims do not come to the inbox");

        foreach (var title in titles)
        {
            var box = page.Locator(".pickable", new() { HasText = title }).Locator("input");
            await box.FocusAsync();
            await page.Keyboard.PressAsync("Space");
            await Expect(box).ToBeCheckedAsync();
        }

        if (script) await Expect(page.Locator("[data-count]")).ToContainTextAsync("2 件");
        await page.Locator(".queue-bulk summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".queue-bulk .confirm button").ClickAsync();

        await Expect(page.Locator(".outcomes li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".outcomes .chip.ok")).ToHaveCountAsync(2);
        foreach (var title in titles) await Expect(page.Locator(".outcomes")).ToContainTextAsync(title);
        await Expect(page.Locator(".queue .pickable", new() { HasText = titles[0] })).ToHaveCountAsync(0);
        session.Watch.AssertQuiet();
    }

    private async Task SubmitAsync(string title)
    {
        using var employee = await Api.Api.AsAsync(platform, DemoPerson.Employee);
        var options = await employee.GetAsync("/api/v1/claim-options", Cancel);
        var category = options.GetProperty("categories").EnumerateArray()
            .First(one => !one.GetProperty("receiptRequired").GetBoolean()).GetProperty("id").GetGuid();
        var line = new { date = "2026-11-02", categoryId = category, amount = 1480, payee = "東海鉄道", memo = title };
        var claim = await employee.PostAsync("/api/v1/claims", new { title, lines = new[] { line } }, cancel: Cancel);
        await employee.PostAsync(
            $"/api/v1/claims/{claim.GetProperty("id").GetGuid()}/submission", null, $"\"{claim.GetProperty("version").GetUInt32()}\"", Cancel);
    }
}
