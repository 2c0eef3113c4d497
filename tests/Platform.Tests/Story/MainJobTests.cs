using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Seisan.Platform.Tests.Browser;
using Seisan.Platform.Tests.Claims;
using static Microsoft.Playwright.Assertions;

namespace Seisan.Platform.Tests.Story;

/// <summary>
/// What the platform is for: an employee writes a claim with receipts, it is sent back, corrected and approved by two
/// people, mails arrive, and the administrator finds every step. Another company sees nothing of it.
/// </summary>
[Trait("Part", "check")]
public sealed partial class MainJobTests(RunningPlatform platform, Chromium chromium)
{
    private const string Title = "大阪出張（11月第2週）";

    [Fact]
    public async Task A_claim_goes_from_an_employees_browser_to_its_last_approver()
    {
        var claim = await WriteAndSubmitAsync();
        await HeadSendsBackAsync(claim);
        await CorrectAndSubmitAgainAsync(claim);
        await ApproveAsync(DemoPerson.Head, claim, "approve-head");
        await ApproveAsync(DemoPerson.Director, claim, "approve-director");
        await EmployeeSeesItApprovedAsync(claim);
        await AdministratorFindsEveryStepAsync(claim);
        await TheOtherCompanyFindsNothingAsync(claim);
    }

    private async Task<WrittenClaim> WriteAndSubmitAsync()
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var (page, watch) = (session.Page, session.Watch);
        watch.Expected.UnionWith([409, 422]);
        var editor = await EditorPage.NewAsync(page);
        await page.FillAsync("#Title", Title);
        await editor.WriteAsync(0, "2026/11/09", "宿泊（国内）", "浪花ホテル", "118,000", "10%");
        await editor.AddLineAsync();
        await editor.WriteAsync(1, "2026/11/09", "会議の弁当・飲み物", "青空弁当店", "4,320", "8% 軽減");
        await editor.AddLineAsync();
        await editor.WriteAsync(2, "2026/11/09", "宿泊（国内）", "浪花ホテル 宿泊税", "300", "対象外");
        await editor.AttachAsync("宿泊.jpg", await Receipts.PictureAsync(session.Browser, "浪花ホテル", "¥118,300"));
        await editor.AttachAsync("弁当.jpg", await Receipts.PictureAsync(session.Browser, "青空弁当店", "¥4,320"));
        await editor.GiveReceiptAsync(0, 1);
        await editor.GiveReceiptAsync(1, 2);
        await editor.GiveReceiptAsync(2, 1);

        // a number of twelve digits is refused beside its field
        await editor.Field(0, "Invoice").FillAsync("T123456789012");
        await editor.SubmitAsync();
        await Expect(page.Locator("error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator("#l0-Invoice-error")).ToBeVisibleAsync();
        await watch.CheckAsync("claim-refused");

        // a wrong check digit is a warning that waits for the claimant
        await editor.Field(0, "Invoice").FillAsync("T1234567890123");
        await page.FocusAsync("#Title");
        await Expect(page.Locator("#l0-Invoice-warning")).ToBeVisibleAsync();
        await watch.CheckAsync("claim-warned");
        await editor.Field(0, "Invoice").FillAsync("T7010705000725");
        await page.FocusAsync("#Title");
        await editor.BecomesAsync("saved");
        await watch.CheckAsync("claim-editor");

        await editor.SubmitAsync();
        await page.WaitForURLAsync(ClaimAddress());
        await watch.CheckAsync("claim-submitted");
        var evidence = await page.Locator(".claim-papers img").First.GetAttributeAsync("src");
        return new(page.Url, Number().Match(await page.InnerTextAsync(".crumbs")).Value, evidence!);
    }

    private async Task HeadSendsBackAsync(WrittenClaim claim)
    {
        await Mails.To(platform, DemoPerson.Head.Mail, claim.Number);
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Head, "/approvals");
        await OpenApprovalAsync(session, claim);
        await session.Watch.CheckAsync("approval");
        await session.Page.FillAsync("#comment", "会議の参加者を摘要に書いてください。");
        await session.Page.ClickAsync("button[value=send_back]");
        await Expect(session.Page.Locator(".flash")).ToBeVisibleAsync();
    }

    private async Task CorrectAndSubmitAgainAsync(WrittenClaim claim)
    {
        await Mails.To(platform, DemoPerson.Employee.Mail, claim.Number, "会議の参加者");
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, claim.Path);
        await Expect(session.Page.Locator(".answer .comment")).ToContainTextAsync("会議の参加者");
        await session.Watch.CheckAsync("claim-sent-back");
        await session.Page.ClickAsync($"a[href='{claim.Path}/edit']");
        var editor = new EditorPage(session.Page);
        await editor.AwakeAsync();
        await editor.Field(1, "Memo").FillAsync("取引先 2 名、当社 2 名");
        await editor.SubmitAsync();
        await session.Page.WaitForURLAsync(ClaimAddress());
        Assert.Equal(claim.Number, Number().Match(await session.Page.InnerTextAsync(".crumbs")).Value);
    }

    private async Task ApproveAsync(DemoPerson approver, WrittenClaim claim, string picture)
    {
        await using var session = await Session.OpenAsync(chromium, platform, approver, "/approvals");
        await OpenApprovalAsync(session, claim);
        await session.Watch.CheckAsync(picture);
        await session.Page.ClickAsync("button[value=approve]");
        await Expect(session.Page.Locator(".flash")).ToBeVisibleAsync();
    }

    private async Task EmployeeSeesItApprovedAsync(WrittenClaim claim)
    {
        await Mails.To(platform, DemoPerson.Employee.Mail, claim.Number, "承認完了");
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, claim.Path);
        await ReloadUntilAsync(session.Page, ".chip.ok");
        await session.Watch.CheckAsync("claim-approved");
    }

    private async Task AdministratorFindsEveryStepAsync(WrittenClaim claim)
    {
        await using var session = await Session.OpenAsync(
            chromium, platform, DemoPerson.Administrator, $"/audit-entries?target={claim.Number}");
        var steps = session.Page.Locator("table.log tbody tr");
        await Soon.Find(
            async () =>
            {
                await session.Page.ReloadAsync();
                return await steps.CountAsync() >= 5 ? steps : null;
            },
            "The operation log does not hold all five steps of the claim");
        await session.Watch.CheckAsync("audit-entries");

        await session.Page.GotoAsync("/audit-entries");
        var sequence = (await session.Page.Locator("table.log td.no").AllInnerTextsAsync()).Select(int.Parse).ToList();
        Assert.Equal(Enumerable.Range(0, sequence.Count).Select(at => sequence[0] - at), sequence);

        var download = await session.Page.RunAndWaitForDownloadAsync(() => session.Page.ClickAsync("a[download]"));
        var csv = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(claim.Number, csv, StringComparison.Ordinal);
    }

    private async Task TheOtherCompanyFindsNothingAsync(WrittenClaim claim)
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Stranger, "/claims");
        session.Watch.Expected.Add(404);
        foreach (var path in new[] { claim.Path, $"{claim.Path}/edit", $"{claim.Path}/summary", $"/api/v1{claim.Path}", $"/api/v1{claim.Path}/history", claim.Evidence })
        {
            var answer = await session.Browser.APIRequest.GetAsync(platform.Address + path);
            Assert.True(answer.Status == 404, $"{path} answered {answer.Status} to another company");
        }
    }

    private static async Task OpenApprovalAsync(Session session, WrittenClaim claim)
    {
        var row = session.Page.Locator(".queue a", new() { HasText = Title });
        await Soon.Find(
            async () =>
            {
                await session.Page.ReloadAsync();
                return await row.CountAsync() > 0 ? row : null;
            },
            $"{claim.Number} is not in the inbox");
        await session.Watch.CheckAsync("approvals");
        await row.First.ClickAsync();
        await session.Page.WaitForSelectorAsync(".claim-table");
        await session.Page.WaitForSelectorAsync("button[value=approve]");
    }

    private static Task<IPage> ReloadUntilAsync(IPage page, string selector) => Soon.Find(
        async () =>
        {
            if (await page.Locator(selector).CountAsync() > 0) return page;
            await page.ReloadAsync();
            return null;
        },
        $"{page.Url} never showed {selector}");

    [GeneratedRegex(@"/claims/[0-9a-f-]{36}$")]
    private static partial Regex ClaimAddress();

    [GeneratedRegex(@"EX-\d{4}-\d{6}")]
    private static partial Regex Number();

    private sealed record WrittenClaim(string Address, string Number, string Evidence)
    {
        public string Path => new Uri(Address).AbsolutePath;
    }
}
