using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Claims;

public sealed class ClaimEditorTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task The_first_typed_words_create_the_claim_and_the_address_becomes_its_own()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);

        await session.Page.FillAsync("#Title", "はじめての申請");
        await editor.BecomesAsync("saved");
        await session.Page.ReloadAsync();

        Assert.NotEqual(Guid.Empty, editor.Id);
        Assert.Equal("はじめての申請", await session.Page.InputValueAsync("#Title"));
    }

    [Fact]
    public async Task Enter_and_the_arrows_move_between_lines_and_Enter_on_the_last_adds_one_of_the_same_day()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);

        await editor.Field(0, "Date").FillAsync("11/9");
        await editor.Field(0, "Amount").FillAsync("１，２３４");
        await editor.Field(0, "Amount").PressAsync("Enter");

        Assert.Equal("l1-Amount", await editor.FocusAsync());
        Assert.Equal(2, await editor.Lines.CountAsync());
        await session.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("l0-Amount", await editor.FocusAsync());
        Assert.Equal("1,234", await editor.TextOf(0, "Amount"));
        await Expect(session.Page.Locator("[data-total]")).ToHaveTextAsync("1,234");
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_the_server_read_it()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);

        await editor.Field(0, "Date").FillAsync("令和８年１１月９日");
        await editor.Field(0, "Invoice").FillAsync("Ｔ７０１０７０５０００７２５");
        await editor.Field(0, "Amount").FillAsync("¥12,000円");
        await session.Page.FocusAsync("#Title");
        await editor.BecomesAsync("saved");

        await Expect(editor.Field(0, "Date")).ToHaveValueAsync("2026/11/09");
        await Expect(editor.Field(0, "Invoice")).ToHaveValueAsync("T7010705000725");
        await Expect(editor.Field(0, "Amount")).ToHaveValueAsync("12,000");
    }

    [Fact]
    public async Task A_range_of_a_spreadsheet_becomes_lines()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);

        await editor.PasteAsync(0, "Date", "2026/11/9\t電車・バス\t東海旅客鉄道\t14,720\n2026/11/10\tタクシー\tさくら交通\t2,300\n");
        await editor.BecomesAsync("saved");

        Assert.Equal(2, await editor.Lines.CountAsync());
        Assert.Equal("さくら交通", await editor.TextOf(1, "Payee"));
        Assert.Equal("2,300", await editor.TextOf(1, "Amount"));
        await Expect(session.Page.Locator("[data-total]")).ToHaveTextAsync("17,020");
    }

    [Fact]
    public async Task A_removed_line_leaves_no_gap_in_the_names_and_can_be_brought_back()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);
        await editor.PasteAsync(0, "Payee", "一\t100\n二\t200\n三\t300");

        await editor.Lines.Nth(1).Locator("[data-act=remove]").ClickAsync();

        Assert.Equal("三", await session.Page.Locator("[name='Lines[1].Payee']").InputValueAsync());
        Assert.Equal(0, await session.Page.Locator("[name='Lines[2].Payee']").CountAsync());
        await session.Page.ClickAsync("[data-told] [data-act=restore]");
        Assert.Equal(["一", "二", "三"], await Task.WhenAll(Enumerable.Range(0, 3).Select(line => editor.TextOf(line, "Payee"))));
    }

    [Fact]
    public async Task Lines_on_one_receipt_are_taxed_together()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);
        var tax = session.Page.Locator("[data-rate-sum='10'] [data-tax]");
        await editor.WriteAsync(0, "11/9", "タクシー", "さくら交通", "1007", "10%");
        await editor.AddLineAsync();
        await editor.WriteAsync(1, "11/9", "タクシー", "さくら交通", "1007", "10%");
        await Expect(tax).ToHaveTextAsync("182");

        await editor.AttachAsync("領収書.jpg", await Receipts.PictureAsync(session.Browser, "さくら交通", "¥2,014"));
        await editor.GiveReceiptAsync(0, 1);
        await editor.GiveReceiptAsync(1, 1);

        await Expect(tax).ToHaveTextAsync("183");
        await Expect(session.Page.Locator("[data-receipt-sum]").First).ToHaveTextAsync("2,014");
    }

    [Fact]
    public async Task The_summary_of_a_refused_submission_loses_what_is_corrected_and_nothing_else()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        session.Watch.Expected.Add(422);
        var editor = await EditorPage.NewAsync(session.Page);
        var open = session.Page.Locator("error-summary li:not([hidden])");
        await editor.PasteAsync(0, "Payee", "一\t100\n二\t200");
        await editor.SubmitAsync();
        await Expect(session.Page.Locator("error-summary")).ToBeFocusedAsync();
        await Expect(open).ToHaveCountAsync(5); // title, and date and category of two lines

        await session.Page.FillAsync("#Title", "直した件名");
        await editor.BecomesAsync("saved");
        await Expect(open).ToHaveCountAsync(4);
        await Expect(session.Page.Locator("error-summary strong")).ToContainTextAsync("4");
        await Expect(session.Page.Locator("#Title")).ToBeFocusedAsync();
        await editor.Lines.Nth(0).Locator("[data-act=remove]").ClickAsync();
        await Expect(open).ToHaveCountAsync(2);
        await Expect(open.First).ToContainTextAsync("1 行目");
        await editor.WriteAsync(0, "11/9", "タクシー", "二", "200");

        await Expect(session.Page.Locator("error-summary")).ToBeHiddenAsync();
        await Expect(session.Page.Locator("[data-error]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Beyond_thirty_lines_rows_are_text_until_they_get_the_focus()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var editor = await EditorPage.NewAsync(session.Page);
        await editor.PasteAsync(0, "Payee", string.Join('\n', Enumerable.Range(1, 100).Select(n => $"支払先{n}\t{n}")));
        await editor.BecomesAsync("saved");
        await session.Page.ReloadAsync();
        await editor.AwakeAsync();

        Assert.Equal(70, await session.Page.Locator("[data-closed]").CountAsync());
        await editor.Lines.Nth(99).Locator(".row").FocusAsync();
        await editor.Field(99, "Memo").FillAsync("百行目");
        await editor.BecomesAsync("saved");
        await session.Page.ReloadAsync();

        Assert.Equal("百行目", await session.Page.Locator("[name='Lines[99].Memo']").InputValueAsync());
        Assert.Equal("支払先100", await session.Page.Locator("[name='Lines[99].Payee']").InputValueAsync());
        await Expect(session.Page.Locator("[data-total]")).ToHaveTextAsync("5,050");
    }

    [Fact]
    public async Task Without_script_the_same_buttons_post_the_form()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new", script: false);
        var editor = new EditorPage(session.Page);

        await session.Page.FillAsync("#Title", "スクリプトなし");
        await editor.Field(0, "Payee").FillAsync("一");
        await editor.AddLineAsync();
        await editor.Field(1, "Payee").FillAsync("二");
        await session.Page.ClickAsync(".foot-acts button[value=save]");

        Assert.NotEqual(Guid.Empty, editor.Id);
        Assert.Equal("スクリプトなし", await session.Page.InputValueAsync("#Title"));
        Assert.Equal("二", await editor.TextOf(1, "Payee"));
    }

    [Fact]
    public async Task Without_script_a_new_claim_whose_content_was_refused_can_be_written_over_another_change()
    {
        await using var session = await Session.OpenAsync(
            chromium, platform, DemoPerson.Employee, "/claims/new", script: false);
        session.Watch.Expected.Add(422);
        var editor = new EditorPage(session.Page);
        await session.Page.FillAsync("#Title", "こちらの件名");
        await editor.Field(0, "Amount").FillAsync("-5");
        await session.Page.ClickAsync(".foot-acts button[value=save]");
        await Expect(session.Page.Locator("#l0-Amount-error")).ToBeVisibleAsync();
        var created = await session.Page.InputValueAsync("[name=Claim]");

        var other = await session.TabAsync($"/claims/{created}/edit");
        await other.FillAsync("#Title", "別のタブの件名");
        await other.ClickAsync(".foot-acts button[value=save]");
        await editor.Field(0, "Amount").FillAsync("5");
        await session.Page.ClickAsync(".foot-acts button[value=save]");
        await Expect(session.Page.Locator("[data-conflict]")).ToBeVisibleAsync();
        await session.Page.ClickAsync("[data-overwrite]");

        Assert.Equal(Guid.Parse(created), editor.Id);
        Assert.Equal("こちらの件名", await session.Page.InputValueAsync("#Title"));
        Assert.Equal("5", await editor.TextOf(0, "Amount"));
    }
}
