using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Seisan.Platform.Tests.Browser;

/// <summary>
/// Looks over a person's shoulder: fails on a breach of the content security policy, an error on the console or in a
/// script, an axe finding (WCAG 2.2 AA), a page wider than the screen; keeps pictures of the pages in both widths.
/// </summary>
public sealed class PageWatch
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("Check__Screenshots");

    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly IPage _page;

    private PageWatch(IPage page) => _page = page;

    /// <summary>Answers that the test provokes and that the browser then writes to the console.</summary>
    public HashSet<int> Expected { get; } = [];

    public static PageWatch Over(IPage page)
    {
        var watch = new PageWatch(page);
        page.Console += (_, line) =>
        {
            if (line.Type == "error" && !watch.Foreseen(line.Text))
                watch._complaints.Enqueue($"console: {line.Text} ({line.Location})");
        };
        page.PageError += (_, error) => watch._complaints.Enqueue($"script: {error}");
        return watch;
    }

    /// <summary>Checks the page as it stands, on the desk and on the phone, and pictures it.</summary>
    public async Task CheckAsync(string name)
    {
        await _page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await LookAsync(name);
        AssertQuiet();
    }

    /// <summary>A page that has loaded; what is wrong is told at the end, by <see cref="AssertQuiet"/>.</summary>
    /// <param name="again">The page was seen in another language: axe looks at it on the desk alone.</param>
    public async Task LookAsync(string name, bool again = false)
    {
        var before = _page.ViewportSize!;
        foreach (var screen in new[] { Screen.Phone, Screen.Desk })
        {
            await _page.SetViewportSizeAsync(screen.Width, screen.Height);
            await CheckOnceAsync($"{name}-{screen.Width}", rules: !again || screen == Screen.Desk);
        }

        await _page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Nothing may have gone wrong so far.</summary>
    public void AssertQuiet() => Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints));

    private async Task CheckOnceAsync(string name, bool rules)
    {
        // as tall as the page, so that the bars that stay in sight cover no control
        var tall = await _page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        var size = _page.ViewportSize!;
        await _page.SetViewportSizeAsync(size.Width, Math.Max(size.Height, tall));
        if (Pictures is not null)
        {
            Directory.CreateDirectory(Pictures);
            await _page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png") });
        }

        foreach (var finding in rules ? await AskAxeAsync() : []) _complaints.Enqueue($"axe on {name}: {finding}");

        var wide = await _page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        if (wide > 0) _complaints.Enqueue($"{name} is {wide} px wider than the screen");
    }

    /// <summary>The document learns axe's rules once and is asked as often as its window changes.</summary>
    private async Task<string[]> AskAxeAsync()
    {
        if (!await _page.EvaluateAsync<bool>("'axe' in window")) await _page.EvaluateAsync(Axe);
        return await _page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, {
                runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'], preload: false,
            })).violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' | ')}`)
            """,
            Rules);
    }

    private bool Foreseen(string line) =>
        Expected.Any(status => line.Contains($"status of {status}", StringComparison.Ordinal))
        || line.Contains("net::ERR_", StringComparison.Ordinal);
}
