using Seisan.Platform.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Claims;

public sealed class TypedTextIsNeverLostTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task A_change_in_another_tab_is_shown_and_the_text_stays_until_the_person_decides()
    {
        await using var session = await StartAsync();
        var editor = await SavedAsync(session, "最初の件名");
        session.Watch.Expected.Add(409);
        var other = new EditorPage(await session.TabAsync($"/claims/{editor.Id}/edit"));
        await other.AwakeAsync();
        await other.Page.FillAsync("#Title", "別のタブの件名");
        await other.BecomesAsync("saved");

        await session.Page.FillAsync("#Title", "このタブの件名");
        await editor.BecomesAsync("conflict");

        await Expect(session.Page.Locator("[data-conflict]")).ToBeFocusedAsync();
        Assert.Equal("このタブの件名", await session.Page.InputValueAsync("#Title"));
        await session.Watch.CheckAsync("claim-conflict");
        await session.Page.ClickAsync("[data-overwrite]");
        await editor.BecomesAsync("saved");
        await other.Page.ReloadAsync();
        Assert.Equal("このタブの件名", await other.Page.InputValueAsync("#Title"));
    }

    [Fact]
    public async Task Without_a_connection_the_editor_keeps_trying_and_saves_when_it_is_back()
    {
        await using var session = await StartAsync();
        var editor = await SavedAsync(session, "つながる");
        await session.Browser.SetOfflineAsync(true);

        await session.Page.FillAsync("#Title", "切れている間の件名");
        await editor.BecomesAsync("offline");
        await session.Browser.SetOfflineAsync(false);
        await editor.BecomesAsync("saved");
        await session.Page.ReloadAsync();

        Assert.Equal("切れている間の件名", await session.Page.InputValueAsync("#Title"));
    }

    [Fact]
    public async Task After_the_session_has_ended_the_text_comes_back_with_the_next_sign_in()
    {
        await using var session = await StartAsync();
        session.Watch.Expected.Add(401);
        var editor = await SavedAsync(session, "サインアウト前");
        var address = session.Page.Url;
        await session.Browser.ClearCookiesAsync(new() { Name = "__Host-session" });

        await session.Page.FillAsync("#Title", "終わった後の件名");
        await editor.BecomesAsync("expired");
        await session.Watch.CheckAsync("claim-session-ended");
        session.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await session.Page.GotoAsync("/signed-out");
        await session.Browser.ClearCookiesAsync();
        await session.Page.GotoAsync(address);
        await session.SignInAsync(DemoPerson.Employee);
        await editor.AwakeAsync();
        await session.Page.ClickAsync("[data-restore]");
        await editor.BecomesAsync("saved");

        Assert.Equal("終わった後の件名", await session.Page.InputValueAsync("#Title"));
    }

    [Fact]
    public async Task Leaving_by_a_link_saves_first()
    {
        await using var session = await StartAsync();
        var editor = await SavedAsync(session, "残る");
        var address = session.Page.Url;

        await session.Page.FillAsync("#Title", "出る直前の件名");
        await session.Page.ClickAsync(".crumbs a");
        await editor.LeavesForTheListAsync();
        await session.Page.GotoAsync(address);

        Assert.Equal("出る直前の件名", await session.Page.InputValueAsync("#Title"));
    }

    [Fact]
    public async Task Text_that_cannot_be_read_is_marked_beside_the_field_and_stays()
    {
        await using var session = await StartAsync();
        session.Watch.Expected.Add(422);
        var editor = await SavedAsync(session, "読めない文字");

        await editor.Field(0, "Amount").FillAsync("千円");
        await editor.Field(0, "Date").FillAsync("2026/2/30");
        await session.Page.FocusAsync("#Title");
        await editor.BecomesAsync("invalid");

        await Expect(session.Page.Locator("#l0-Amount-error")).ToBeVisibleAsync();
        await Expect(session.Page.Locator("#l0-Date-error")).ToBeVisibleAsync();
        Assert.Equal("千円", await editor.TextOf(0, "Amount"));
        await editor.Field(0, "Amount").FillAsync("1000");
        await editor.Field(0, "Date").FillAsync("2026/2/28");
        await editor.BecomesAsync("saved");
        await Expect(session.Page.Locator("[data-error]")).ToHaveCountAsync(0);
    }

    private Task<Session> StartAsync() => Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");

    private static async Task<EditorPage> SavedAsync(Session session, string title)
    {
        var editor = await EditorPage.NewAsync(session.Page);
        await session.Page.FillAsync("#Title", title);
        await editor.BecomesAsync("saved");
        return editor;
    }
}
