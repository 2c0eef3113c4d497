using Microsoft.Playwright;

namespace Seisan.Platform.Tests.Browser;

/// <summary>One person at one browser.</summary>
public sealed class Session : IAsyncDisposable
{
    private readonly IBrowserContext _browser;

    private Session(IBrowserContext browser, IPage page) => (_browser, Page, Watch) = (browser, page, PageWatch.Over(page));

    public IPage Page { get; }

    public PageWatch Watch { get; }

    public IBrowserContext Browser => _browser;

    /// <summary>Opens a page of the platform as this person: the platform asks for the sign-in on the way.</summary>
    public static async Task<Session> OpenAsync(
        Chromium chromium, RunningPlatform platform, DemoPerson person, string path, Screen? screen = null,
        string language = "ja", bool script = true)
    {
        var browser = await chromium.OpenAsync(platform.Address, screen, language, script);
        await browser.AddCookiesAsync([new() { Name = "language", Value = language, Url = platform.Address }]);
        var session = new Session(browser, await browser.NewPageAsync());
        await session.Page.GotoAsync(path);
        await session.SignInAsync(person);
        return session;
    }

    public async Task SignInAsync(DemoPerson person)
    {
        await Page.FillAsync("#company", person.Company);
        await Page.FillAsync("#user", person.SignInId);
        await Page.FillAsync("#password", DemoPerson.Password);
        await Page.ClickAsync("button.primary");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>A second tab of the same browser.</summary>
    public async Task<IPage> TabAsync(string path)
    {
        var tab = await _browser.NewPageAsync();
        await tab.GotoAsync(path);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        Watch.AssertQuiet();
    }
}
