using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Platform.Tests.Api;

/// <summary>
/// The demo company's books with something on every page of accounting: claims that wait to be posted and to be paid,
/// journals, and a payment run in each of the states that somebody works on; and the papers of an employee's claims.
/// </summary>
internal static class Books
{
    private static readonly SemaphoreSlim One = new(1);

    private static string Today => Written(Kernel.JapanTime.Today(TimeProvider.System));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Does nothing where it is done.</summary>
    public static async Task KeepAsync(RunningPlatform platform)
    {
        await One.WaitAsync(Cancel);
        try
        {
            using var accountant = await Api.AsAsync(platform, DemoPerson.Accountant);
            if (await CountAsync(accountant, "/api/v1/payment-runs") == 0) await OpenAsync(platform, accountant);
            using var employee = await Api.AsAsync(platform, DemoPerson.Employee);
            if (await CountAsync(employee, "/api/v1/claim-outputs") == 0)
                await employee.PostAsync("/api/v1/claim-outputs", new { format = "pdf" }, cancel: Cancel);
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>A claim of the employee with which accounting begins.</summary>
    public static async Task<Guid> ApprovedClaimAsync(RunningPlatform platform, string title)
    {
        using var employee = await Api.AsAsync(platform, DemoPerson.Employee);
        return await ApproveAsync(platform, employee, title);
    }

    private static async Task OpenAsync(RunningPlatform platform, GatewaySession accountant)
    {
        using var employee = await Api.AsAsync(platform, DemoPerson.Employee);
        foreach (var title in (string[])["名古屋出張の電車", "10 月の交通費", "客先訪問", "展示会の準備"])
            await ApproveAsync(platform, employee, title);
        await SetRulesAsync(accountant);
        var payables = await Soon.Find(
            async () => await OwedAsync(accountant) is { Count: >= 4 } owed ? owed : null, "The claims are not owed");
        await PostAsync(accountant);
        await ApproveAsync(platform, employee, "来月へ持ち越す交通費");
        var export = new { format = "yayoi", to = Today };
        await accountant.PostAsync("/api/v1/journal-exports", export, cancel: Cancel);
        await Soon.Find<object>(
            async () => (await accountant.GetAsync("/api/v1/journal-exports", Cancel)).GetProperty("items").EnumerateArray()
                .All(one => one.GetProperty("state").GetString() == "done") ? export : null,
            "The export does not end");

        var payer = await accountant.PostAsync(
            "/api/v1/payer-accounts",
            new
            {
                name = "経費支払口座", consignorCode = "1234567890", consignorName = "アオバショウジ", bankCode = "0001",
                branchCode = "001", type = "1", number = "0123456", active = true,
            },
            cancel: Cancel);
        using var administrator = await Api.AsAsync(platform, DemoPerson.Administrator);
        await RunAsync(accountant, payer, payables[0], null);
        await RunAsync(accountant, payer, payables[1], null, "submission");
        await RunAsync(accountant, payer, payables[2], administrator, "submission", "approval");
    }

    /// <summary>A claim of one line without a receipt, decided by everybody who has to.</summary>
    private static async Task<Guid> ApproveAsync(RunningPlatform platform, GatewaySession employee, string title)
    {
        var options = await employee.GetAsync("/api/v1/claim-options", Cancel);
        var train = options.GetProperty("categories").EnumerateArray()
            .First(one => !one.GetProperty("receiptRequired").GetBoolean()).GetProperty("id").GetGuid();
        var line = new { date = "2026-11-02", categoryId = train, amount = 2480, payee = "東海鉄道", memo = title };
        var claim = await employee.PostAsync(
            "/api/v1/claims",
            new { title, receipts = Array.Empty<object>(), lines = new[] { line }, confirmedWarnings = Array.Empty<string>() },
            cancel: Cancel);
        var address = $"/api/v1/claims/{claim.GetProperty("id").GetGuid()}";
        await employee.PostAsync($"{address}/submission", null, VersionOf(claim), Cancel);

        using var head = await Api.AsAsync(platform, DemoPerson.Head);
        using var director = await Api.AsAsync(platform, DemoPerson.Director);
        await Soon.Find<object>(
            async () =>
            {
                foreach (var approver in (GatewaySession[])[head, director]) await DecideAsync(approver, claim);
                return (await employee.GetAsync(address, Cancel)).GetProperty("state").GetString() == "approved" ? title : null;
            },
            $"{title} is not approved");
        return claim.GetProperty("id").GetGuid();
    }

    private static async Task DecideAsync(GatewaySession approver, JsonElement claim)
    {
        var waiting = await approver.GetAsync("/api/v1/approvals?state=waiting&limit=200", Cancel);
        foreach (var one in waiting.GetProperty("items").EnumerateArray())
        {
            if (one.GetProperty("claimId").GetGuid() != claim.GetProperty("id").GetGuid()) continue;
            await approver.PostAsync(
                $"/api/v1/approvals/{one.GetProperty("id").GetGuid()}/decisions",
                new { decision = "approve", contentVersion = one.GetProperty("contentVersion").GetInt64() }, cancel: Cancel);
        }
    }

    private static async Task SetRulesAsync(GatewaySession accountant)
    {
        var options = await accountant.GetAsync("/api/v1/accounting-options", Cancel);
        var (account, category) = (Last(options, "accounts"), Last(options, "categories"));
        using var seen = await accountant.SendAsync(HttpMethod.Get, "/api/v1/accounting-rules", cancel: Cancel);
        using var body = JsonContent.Create(new
        {
            creditAccounts = new[] { new { paymentMethod = "employee", accountId = account, subAccount = "社員" } },
            debits = new[] { new { categoryId = category, accountId = account, subAccount = (string?)null } },
            taxClasses = Array.Empty<object>(),
        });
        using var set = await accountant.SendAsync(HttpMethod.Put, "/api/v1/accounting-rules", body, seen.Headers.ETag!.ToString(), Cancel);
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(Cancel));

        static Guid Last(JsonElement options, string list) =>
            options.GetProperty(list).EnumerateArray().Last().GetProperty("id").GetGuid();
    }

    private static async Task PostAsync(GatewaySession accountant)
    {
        var started = await accountant.PostAsync("/api/v1/postings", new { through = Today }, cancel: Cancel);
        var address = $"/api/v1/postings/{started.GetProperty("id").GetGuid()}";
        await Soon.Find<object>(
            async () => (await accountant.GetAsync(address, Cancel)).GetProperty("state").GetString() == "done" ? address : null,
            "The posting is not done");
    }

    private static async Task RunAsync(
        GatewaySession maker, JsonElement payer, Guid payable, GatewaySession? second, params string[] steps)
    {
        var day = Kernel.JapaneseCalendar.NextBankBusinessDay(Kernel.JapanTime.Today(TimeProvider.System).AddDays(2));
        var run = await maker.PostAsync(
            "/api/v1/payment-runs",
            new
            {
                payerAccountId = payer.GetProperty("id").GetGuid(), payableIds = new[] { payable },
                transferDate = Written(day),
            },
            cancel: Cancel);
        foreach (var step in steps)
        {
            run = await (step == "approval" ? second! : maker).PostAsync(
                $"/api/v1/payment-runs/{run.GetProperty("id").GetGuid()}/{step}", null, VersionOf(run), Cancel);
        }
    }

    private static async Task<IReadOnlyList<Guid>> OwedAsync(GatewaySession accountant) =>
    [
        .. (await accountant.GetAsync("/api/v1/payables?state=approved", Cancel)).GetProperty("items").EnumerateArray()
            .Select(one => one.GetProperty("id").GetGuid()),
    ];

    private static async Task<int> CountAsync(GatewaySession person, string list) =>
        (await person.GetAsync(list, Cancel)).GetProperty("items").GetArrayLength();

    private static string VersionOf(JsonElement row) => $"\"{row.GetProperty("version").GetUInt32()}\"";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
