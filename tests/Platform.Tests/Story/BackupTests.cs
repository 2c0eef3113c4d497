using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Story;

/// <summary>An operator takes a backup of the whole platform, and sees it restored and found the same.</summary>
[Trait("Part", "check")]
public sealed class BackupTests(RunningPlatform platform, Chromium chromium)
{
    private const int Patience = 180_000;

    [Fact]
    public async Task A_backup_is_taken_restored_and_verified()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Operator, "/backups");
        var page = session.Page;
        if (await page.Locator(".backup-state form summary").CountAsync() > 0)
        {
            await page.ClickAsync(".backup-state form summary");
            await page.ClickAsync(".backup-state .confirm button");
        }
        else
        {
            await page.ClickAsync(".backup-state a.primary"); // another test has ordered one
        }

        await page.WaitForURLAsync(url => url.Contains("/backups/", StringComparison.Ordinal));
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("復元確認済み", new() { Timeout = Patience });

        await Expect(page.Locator(".list tbody tr", new() { HasText = "claims" })).ToBeVisibleAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("元と一致");
    }
}
