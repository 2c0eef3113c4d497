using System.Text.Json;
using Microsoft.Playwright;

namespace Seisan.Platform.Tests.Browser;

/// <summary>One person at one browser.</summary>
public sealed class Session : IAsyncDisposable
{
    private readonly IBrowserContext _browser;

    private Session(IBrowserContext browser, IPage page) =>
        (_browser, Page, Watch) = (browser, page, PageWatch.Over(page));

    public IPage Page { get; }

    public PageWatch Watch { get; }

    public IBrowserContext Browser => _browser;

    /// <summary>Opens a page of the platform as this person: the platform asks for the sign-in on the way.</summary>
    public static async Task<Session> OpenAsync(
        Chromium chromium, RunningPlatform platform, DemoPerson person, string path, Screen? screen = null,
        string language = "ja", bool script = true)
    {
        var session = await OpenAsync(chromium, platform, language, screen, script);
        await session.Page.GotoAsync(path);
        await session.SignInAsync(person, person.PasswordAt(platform));
        return session;
    }

    /// <summary>The browser of somebody who is not signed in.</summary>
    public static async Task<Session> OpenAsync(
        Chromium chromium, RunningPlatform platform, string language, Screen? screen = null, bool script = true)
    {
        var browser = await chromium.OpenAsync(platform.Address, screen, language, script);
        await browser.AddCookiesAsync([new() { Name = "language", Value = language, Url = platform.Address }]);
        return new Session(browser, await browser.NewPageAsync());
    }

    public async Task SignInAsync(DemoPerson person, string password = DemoPerson.Password)
    {
        await TryAsync(person, password);
        await Page.WaitForURLAsync(
            url => !url.Contains("/sign-in", StringComparison.Ordinal),
            new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    /// <summary>Sends the form of the sign-in page, which may say no.</summary>
    public async Task TryAsync(DemoPerson person, string password = DemoPerson.Password)
    {
        await Page.FillAsync("#company", person.Company);
        await Page.FillAsync("#user", person.SignInId);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button.primary");
    }

    /// <summary>What the API answers to the person.</summary>
    public async Task<JsonElement> ReadAsync(string path)
    {
        var answer = await _browser.APIRequest.GetAsync(path);
        Assert.True(answer.Ok, $"{path} answered {answer.Status}");
        return (await answer.JsonAsync())!.Value;
    }

    /// <summary>Posts in the person's name, as a script of a page does.</summary>
    public async Task<JsonElement> SendAsync(string path, object body)
    {
        var headers = await HeadersAsync();
        var answer = await _browser.APIRequest.PostAsync(path, new() { DataObject = body, Headers = headers });
        Assert.True(answer.Ok, $"{path} answered {answer.Status}");
        return (await answer.JsonAsync())!.Value;
    }

    /// <summary>What a script of a page sends with a change.</summary>
    public async Task<Dictionary<string, string>> HeadersAsync() => new()
    {
        ["X-CSRF-TOKEN"] = (await ReadAsync("/session")).GetProperty("token").GetString()!,
        ["Origin"] = new Uri(Page.Url).GetLeftPart(UriPartial.Authority),
    };

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
