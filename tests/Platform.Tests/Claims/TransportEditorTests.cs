using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Claims;

/// <summary>Journeys: the employee's pass covers 渋谷–新宿, the colleague's 大宮–川越; somebody went from 新宿 to 三鷹 before.</summary>
public sealed class TransportEditorTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task A_journey_on_the_pass_costs_nothing_one_beyond_takes_an_earlier_fare_and_the_approver_sees_why()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Colleague, "/claims/new/transport");
        var (page, editor) = (session.Page, new EditorPage(session.Page));
        await session.SendAsync("/api/v1/commuter-passes", new { from = "大宮", to = "川越", means = "train", validFrom = "2026-10-01" });
        await editor.AwakeAsync();
        await page.WaitForFunctionAsync("() => customElements.get('leg-fares')");

        await page.FillAsync("#Title", "三鷹の客先へ");
        await TravelAsync(editor, 0, "2026/11/26", "川越", "大宮", "180");
        await Expect(page.Locator("[data-line] [data-pass-note]").First).ToContainTextAsync("大宮–川越");
        await Expect(editor.Field(0, "Amount")).ToHaveValueAsync("0");

        await editor.Field(0, "Fare").PressAsync("Enter");
        await TravelAsync(editor, 1, "2026/11/26", "三鷹駅", "新宿", "");
        await editor.Field(1, "Fare").FocusAsync();
        await Expect(page.Locator("[data-line]").Nth(1).Locator("[data-fare]").First).ToHaveTextAsync("230円");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("l1-Fare", await editor.FocusAsync());
        await editor.Field(1, "Round").SelectOptionAsync("round");
        await Expect(editor.Field(1, "Amount")).ToHaveValueAsync("460");
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync("460");
        await editor.BecomesAsync("saved");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-line] [data-pass-note]").First).ToContainTextAsync("大宮–川越");
        await editor.AwakeAsync();

        await editor.SubmitAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));
        await Expect(page.Locator(".claim-table")).ToContainTextAsync("定期区間（大宮–川越）のため控除 −180円");
        await Expect(page.Locator(".claim-table")).ToContainTextAsync("三鷹駅 ⇄ 新宿");

        await using var approver = await Session.OpenAsync(chromium, platform, DemoPerson.Head, "/approvals");
        await approver.Page.Locator("a", new() { HasText = "三鷹の客先へ" }).First.ClickAsync();
        await Expect(approver.Page.Locator(".claim-table")).ToContainTextAsync("定期区間（大宮–川越）のため控除 −180円");
        session.Watch.AssertQuiet();
        approver.Watch.AssertQuiet();
    }

    [Fact]
    public async Task It_works_without_script_and_says_what_a_journey_lacks()
    {
        await using var session = await Session.OpenAsync(
            chromium, platform, DemoPerson.Employee, "/claims/new/transport", script: false);
        var (page, editor) = (session.Page, new EditorPage(session.Page));

        session.Watch.Expected.Add(422);
        await page.FillAsync("#Title", "スクリプトなしの移動");
        await TravelAsync(editor, 0, "11/26", "渋谷", "新宿", "180");
        await page.ClickAsync(".foot-acts button[value=save]");
        await Expect(editor.Field(0, "Amount")).ToHaveValueAsync("0");
        await page.ClickAsync("button[value=add]");
        await editor.Field(1, "From").FillAsync("渋谷");
        await editor.SubmitAsync();

        await Expect(page.Locator("#l1-To-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#l1-Fare-error")).ToBeVisibleAsync();
        Assert.Equal("渋谷", await editor.TextOf(1, "From"));
    }

    [Fact]
    public async Task A_pass_is_registered_ended_and_deleted()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Colleague, "/commuter-passes/new");
        var page = session.Page;

        session.Watch.Expected.Add(422);
        await page.FillAsync("#from", "品川");
        await page.FillAsync("#to", "品川");
        await page.FillAsync("#validFrom", "2026-10-01");
        await page.ClickAsync("button.primary");
        await Expect(page.Locator("#to-error")).ToBeVisibleAsync();
        await page.FillAsync("#to", "大崎");
        await page.FillAsync("#stops", "高輪ゲートウェイ、田町");
        await page.ClickAsync("button.primary");
        await page.ClickAsync("table a:has-text('品川 – 大崎')");
        Assert.Equal("高輪ゲートウェイ、田町", await page.InputValueAsync("#stops"));
        await page.FillAsync("#validUntil", "2026-10-31");
        await page.ClickAsync("button.primary");
        await Expect(page.Locator("tr", new() { HasText = "品川" })).ToContainTextAsync("期間外");

        await page.ClickAsync("table a:has-text('品川 – 大崎')");
        await page.ClickAsync(".pass-delete summary");
        await page.ClickAsync(".pass-delete .confirm button");
        await page.WaitForURLAsync(url => url.EndsWith("/commuter-passes", StringComparison.Ordinal));
        await Expect(page.Locator("tr", new() { HasText = "品川" })).ToHaveCountAsync(0);
    }

    private static async Task TravelAsync(EditorPage editor, int line, string date, string from, string to, string fare)
    {
        await editor.Field(line, "Date").FillAsync(date);
        await editor.Field(line, "From").FillAsync(from);
        await editor.Field(line, "To").FillAsync(to);
        await editor.Field(line, "Fare").FillAsync(fare);
    }
}
