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

    private static readonly (string Operation, string? Person)[] Steps =
    [
        ("CreateClaim", DemoPerson.Employee.Name), ("SaveClaim", DemoPerson.Employee.Name),
        ("SubmitClaim", DemoPerson.Employee.Name), ("SendBackClaim", DemoPerson.Head.Name),
        ("SaveClaim", DemoPerson.Employee.Name), ("SubmitClaim", DemoPerson.Employee.Name),
        ("ApproveClaim", DemoPerson.Head.Name), ("ApproveClaim", DemoPerson.Director.Name),
    ];

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
        var log = await Soon.Find(
            async () =>
            {
                var all = await LogLine.AllAsync(session);
                return LogLine.StepsOf(all, claim.Id).Count(step => step.Operation == "ApproveClaim") == 2 ? all : null;
            },
            "The operation log never held the last approval");
        await session.Page.ReloadAsync();
        await session.Watch.CheckAsync("audit-entries");

        Assert.Equal(Steps, LogLine.StepsOf(log, claim.Id));
        LogLine.AssertNoGap(log);

        await session.Page.GotoAsync("/audit-entries");
        var download = await session.Page.RunAndWaitForDownloadAsync(() => session.Page.ClickAsync("a[download]"));
        var file = LogLine.OfFile(
            await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Equal(Steps, LogLine.StepsOf(file, claim.Id));
        LogLine.AssertNoGap(file);
        Assert.InRange(file.Count, log.Count, int.MaxValue);
    }

    private async Task TheOtherCompanyFindsNothingAsync(WrittenClaim claim)
    {
        string[] own;
        await using (var claimant = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, claim.Path))
            own = await AddressesAsync(claimant, claim);
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Stranger, "/claims");
        session.Watch.Expected.Add(404);
        foreach (var path in own)
            await NotFoundAsync(session.Browser.APIRequest.GetAsync(path), path);

        var headers = await session.HeadersAsync();
        headers["If-Match"] = "\"1\"";
        foreach (var path in new[] { $"/api/v1{claim.Path}/submission", $"/api/v1{claim.Path}/copy" })
            await NotFoundAsync(session.Browser.APIRequest.PostAsync(path, new() { Headers = headers }), path);
    }

    /// <summary>Everything the claimant can open of the claim: itself with its lines, its receipts, its approvals.</summary>
    private static async Task<string[]> AddressesAsync(Session claimant, WrittenClaim claim)
    {
        var claimOf = $"/api/v1{claim.Path}";
        var receipts = await claimant.Page.Locator(".claim-papers img")
            .EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('src'))");
        var approvals = (await claimant.ReadAsync($"/api/v1/approvals?claimId={claim.Id}")).GetProperty("items")
            .EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
        Assert.Equal((2, 2), (receipts.Distinct().Count(), approvals.Count));
        string[] paths =
        [
            claim.Path, $"{claim.Path}/edit", $"{claim.Path}/summary", claimOf, $"{claimOf}/history", claim.Evidence,
            .. receipts.SelectMany(path => (string[])[path, path[..path.LastIndexOf('/')]]),
            .. approvals.Select(id => $"/api/v1/approvals/{id}"),
        ];
        foreach (var path in paths.Where(path => !path.EndsWith("/edit", StringComparison.Ordinal))) // approved: no longer
        {
            var answer = await claimant.Browser.APIRequest.GetAsync(path);
            Assert.True(answer.Ok, $"{path} answered {answer.Status} to its claimant");
        }

        return paths;
    }

    private static async Task NotFoundAsync(Task<IAPIResponse> asked, string path)
    {
        var answer = await asked;
        Assert.True(answer.Status == 404, $"{path} answered {answer.Status} to another company");
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

        public string Id => Path[^36..];
    }
}
