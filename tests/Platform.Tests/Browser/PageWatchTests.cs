using Microsoft.Playwright;

namespace Seisan.Platform.Tests.Browser;

/// <summary>Who looks over everybody's shoulder must have eyes.</summary>
public sealed class PageWatchTests(Chromium chromium)
{
    [Fact]
    public async Task A_picture_without_words_pale_letters_a_wide_page_and_a_broken_script_are_told()
    {
        await using var browser = await chromium.OpenAsync("https://localhost");
        var page = await browser.NewPageAsync();
        var watch = PageWatch.Over(page);
        await page.SetContentAsync(
            """
            <html lang="ja"><title>悪い例</title><main><h1>悪い例</h1><img src="data:,">
            <p style="width:500px;color:#ddd;background:#fff">薄い文字</p></main><script>broken()</script></html>
            """,
            new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await watch.LookAsync("bad-example");

        var told = Assert.ThrowsAny<Exception>(watch.AssertQuiet).Message;
        string[] expected =
        [
            "axe on bad-example-390: color-contrast", "axe on bad-example-1280: color-contrast", "image-alt",
            "bad-example-390 is 118 px wider", "script: ",
        ];
        Assert.All(expected, complaint => Assert.Contains(complaint, told, StringComparison.Ordinal));
    }
}
