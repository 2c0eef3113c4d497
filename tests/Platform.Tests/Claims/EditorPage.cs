using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Claims;

/// <summary>The claim editor as a person uses it.</summary>
public sealed partial class EditorPage(IPage page)
{
    public IPage Page => page;

    /// <summary>The claim's id, once it was saved.</summary>
    public Guid Id => Guid.Parse(EditAddress().Match(page.Url).Groups[1].Value);

    public ILocator Lines => page.Locator("ol.lines > li");

    public ILocator Cards => page.Locator("[data-receipt]");

    public string State => page.Locator("claim-form").GetAttributeAsync("data-mode").GetAwaiter().GetResult() ?? "";

    public static async Task<EditorPage> NewAsync(IPage page)
    {
        await page.GotoAsync("/claims/new");
        var editor = new EditorPage(page);
        await editor.AwakeAsync();
        return editor;
    }

    /// <summary>The scripts have taken over.</summary>
    public Task AwakeAsync() => page.WaitForFunctionAsync(
        "() => ['claim-form', 'claim-lines', 'receipt-drop'].every(name => customElements.get(name))");

    /// <summary>The list of claims has taken the editor's place.</summary>
    public async Task LeavesForTheListAsync()
    {
        await Expect(page.Locator("claim-form")).ToHaveCountAsync(0);
        await Expect(page.Locator("h1")).ToHaveTextAsync("申請一覧");
    }

    public ILocator Field(int line, string name) => page.Locator($"#l{line}-{name}");

    public Task<string> TextOf(int line, string name) => Field(line, name).InputValueAsync();

    public Task<string?> FocusAsync() => page.EvaluateAsync<string?>("document.activeElement.id");

    /// <summary>Fills a line and leaves it; a category is chosen by its name.</summary>
    public async Task WriteAsync(int line, string date, string category, string payee, string amount, string? tax = null)
    {
        await Field(line, "Date").FillAsync(date);
        await Field(line, "Category").SelectOptionAsync(new SelectOptionValue { Label = category });
        await Field(line, "Payee").FillAsync(payee);
        await Field(line, "Amount").FillAsync(amount);
        if (tax is not null) await Field(line, "Tax").SelectOptionAsync(new SelectOptionValue { Label = tax });
    }

    public Task AddLineAsync() => page.ClickAsync("button[value=add]");

    public async Task AttachAsync(string name, byte[] picture)
    {
        var before = await Cards.CountAsync();
        await page.SetInputFilesAsync("[data-picker]", new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = picture });
        await Assertions.Expect(Cards).ToHaveCountAsync(before + 1);
    }

    public Task GiveReceiptAsync(int line, int receipt) =>
        Field(line, "Receipt").SelectOptionAsync(new SelectOptionValue { Label = $"{receipt}" });

    /// <summary>Pastes as the browser does when a range was copied in a spreadsheet.</summary>
    public Task PasteAsync(int line, string column, string table) => Field(line, column).EvaluateAsync(
        """
        (field, table) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', table);
            field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """,
        table);

    /// <summary>Waits for what the editor says about keeping the text: saved, conflict, offline, expired, invalid.</summary>
    public Task BecomesAsync(string mode) => page.WaitForSelectorAsync($"claim-form[data-mode={mode}]");

    public Task SubmitAsync() => page.ClickAsync("button.primary[value=submit]");

    [GeneratedRegex(@"/claims/([0-9a-f-]{36})/edit")]
    private static partial Regex EditAddress();
}
