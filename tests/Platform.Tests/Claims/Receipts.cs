using Microsoft.Playwright;

namespace Seisan.Platform.Tests.Claims;

/// <summary>Receipts as a phone would photograph them: real JPEG files.</summary>
public static class Receipts
{
    public static async Task<byte[]> PictureAsync(IBrowserContext browser, string payee, string amount)
    {
        var paper = await browser.NewPageAsync();
        await paper.SetViewportSizeAsync(480, 640);
        await paper.SetContentAsync(
            $"<body style='margin:40px;font:28px serif;background:#fdfcf7'><h1>領収書</h1><p>{payee}</p><h2>{amount}</h2>");
        var picture = await paper.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 85 });
        await paper.CloseAsync();
        return picture;
    }
}
