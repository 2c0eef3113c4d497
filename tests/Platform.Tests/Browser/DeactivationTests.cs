using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Browser;

/// <summary>An administrator takes a person's way in away, and gives it back.</summary>
public sealed class DeactivationTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task Who_is_deactivated_is_signed_out_and_cannot_sign_in_until_activated_again()
    {
        await using var leaver = await Session.OpenAsync(chromium, platform, DemoPerson.Leaver, "/menu");
        await using var administrator = await Session.OpenAsync(
            chromium, platform, DemoPerson.OtherAdministrator, $"/users?text={DemoPerson.Leaver.SignInId}");
        var page = administrator.Page;
        await page.ClickAsync("table.users td.no a");

        await page.ClickAsync(".confirm summary.danger");
        await administrator.Watch.CheckAsync("user-deactivate");
        await page.ClickAsync(".confirm button.danger");

        await Expect(page.Locator(".flash")).ToBeVisibleAsync();
        await Soon.Find(
            async () =>
            {
                await leaver.Page.GotoAsync("/claims");
                return await leaver.Page.Locator("main.page").CountAsync() == 0 ? leaver.Page : null;
            },
            "The deactivated person is still signed in");
        await leaver.Page.GotoAsync("/session/start?back=/claims");
        leaver.Watch.Expected.Add(422);
        await leaver.TryAsync(DemoPerson.Leaver);
        await Expect(leaver.Page.Locator("[role=alert]")).ToBeVisibleAsync();

        await page.ClickAsync("button[value=activation]");
        await Expect(page.Locator("button[value=activation]")).ToHaveCountAsync(0);
        await leaver.SignInAsync(DemoPerson.Leaver);
        Assert.EndsWith("/claims", leaver.Page.Url, StringComparison.Ordinal);
    }
}
