using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Claims;

/// <summary>The way of an employee without a mouse: where the focus is can be seen at every step, and nothing holds it.</summary>
public sealed partial class KeyboardTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task A_claim_is_written_and_submitted_with_the_keyboard_alone()
    {
        await using var session = await Session.OpenAsync(chromium, platform, "ja");
        var page = session.Page;
        var editor = new EditorPage(page);
        await page.GotoAsync("/claims");
        await TypeAsync(page, "#company", DemoPerson.Colleague.Company);
        await TypeAsync(page, "#user", DemoPerson.Colleague.SignInId);
        await TypeAsync(page, "#password", DemoPerson.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("a.primary[href='/claims/new']");
        await TabAsync(page, "a.primary[href='/claims/new']");
        await TabAsync(page, ".skip"); // round the whole page and back to its beginning
        await TabAsync(page, "a.primary[href='/claims/new']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("claim-form");
        await editor.AwakeAsync();

        await TypeAsync(page, "#Title", "キーボードだけの申請");
        await TypeAsync(page, "#l0-Date", "11/9");
        await TabAsync(page, "#l0-Category");
        await page.Keyboard.PressAsync("ArrowDown");
        await TypeAsync(page, "#l0-Payee", "東海旅客鉄道");
        await TypeAsync(page, "#l0-Amount", "980");
        await TabAsync(page, "button.primary[value=submit]");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync(ClaimAddress());
        await Expect(page.Locator("h1")).ToHaveTextAsync("キーボードだけの申請");
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await TabAsync(page, field);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes on by the Tab key until the focus is there; wherever it comes by, it is drawn.</summary>
    private static async Task TabAsync(IPage page, string wanted)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var there = await page.EvaluateAsync<string>(
                """
                wanted => {
                    const at = document.activeElement, style = getComputedStyle(at);
                    const drawn = at === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
                    return !drawn ? at.outerHTML.slice(0, 200) : at.matches(wanted) ? 'there' : 'on the way';
                }
                """,
                wanted);
            Assert.True(there is "there" or "on the way", $"the focus cannot be seen on {there}");
            if (there is "there") return;
        }

        Assert.Fail($"the Tab key does not lead to {wanted}");
    }

    [GeneratedRegex(@"/claims/[0-9a-f-]{36}$")]
    private static partial Regex ClaimAddress();
}
