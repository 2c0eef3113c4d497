using Microsoft.Playwright;

namespace Seisan.Platform.Tests.Browser;

/// <summary>One headless Chromium of the machine for the whole run; each session is a fresh profile in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds; two cores that run everything else as well are slow at times.</summary>
    private const int Patience = 40_000;

    private IPlaywright _driver = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
    }

    /// <summary>A person's browser, with the clock and the language of Japan or of an English reader.</summary>
    public async Task<IBrowserContext> OpenAsync(string address, Screen? screen = null, string language = "ja", bool script = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address, IgnoreHTTPSErrors = true, JavaScriptEnabled = script, TimezoneId = "Asia/Tokyo",
            Locale = language == "ja" ? "ja-JP" : "en-GB", ViewportSize = (screen ?? Screen.Desk).Size, AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce, // what fades is seen as it stands in the end
        });
        context.SetDefaultTimeout(Patience);
        return context;
    }
}

/// <summary>The two screens that every page must suit.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Desk = new(1280, 860);
    public static readonly Screen Phone = new(390, 844);

    public ViewportSize Size => new() { Width = Width, Height = Height };
}
