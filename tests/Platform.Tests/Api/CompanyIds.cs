using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Platform.Tests.Api;

/// <summary>One id of everything that a company has, by the resource of the API that knows it.</summary>
public sealed class CompanyIds
{
    private readonly Dictionary<string, string> _ids = [];

    private CompanyIds()
    {
    }

    public string this[string resource] =>
        _ids.TryGetValue(resource, out var id)
            ? id
            : throw new Xunit.Sdk.XunitException($"The company has no {resource}");

    public static async Task<CompanyIds> CollectAsync(RunningPlatform platform)
    {
        using var employee = await Api.AsAsync(platform, DemoPerson.Employee);
        using var head = await Api.AsAsync(platform, DemoPerson.Head);
        using var administrator = await Api.AsAsync(platform, DemoPerson.Administrator);
        await Books.KeepAsync(platform);
        var ids = new CompanyIds();
        await ids.AddAsync(employee, "claim-outputs", "");
        await ids.AddAsync(head, "approvals", "?state=waiting");
        await ids.AddAsync(head, "messages", "");
        foreach (var resource in (string[])
            [
                "approval-routes", "employees", "departments", "ranks", "accounts", "tax-categories",
                "expense-categories", "counterparties", "projects", "users", "audit-entries",
            ])
            await ids.AddAsync(administrator, resource, "");

        using var accountant = await Api.AsAsync(platform, DemoPerson.Accountant);
        foreach (var resource in (string[])["payables", "postings", "journals", "journal-exports", "payer-accounts", "payment-runs"])
            await ids.AddAsync(accountant, resource, "");

        await ids.AddClaimWithReceiptAsync(employee);
        var pass = new { from = "渋谷", to = "新宿", means = "train", validFrom = "2020-04-01", validUntil = "2020-09-30" };
        var held = await employee.PostAsync("/api/v1/commuter-passes", pass, cancel: Cancel);
        ids._ids["commuter-passes"] = held.GetProperty("id").GetString()!;
        var partner = new { name = "Somebody's", kind = "machine", scopes = new[] { "masters.read" } };
        var client = await administrator.PostAsync("/api/v1/api-clients", partner, cancel: Cancel);
        ids._ids["api-clients"] = client.GetProperty("id").GetString()!;
        var job = await administrator.PostAsync("/api/v1/master-replays", new { master = "ranks" }, cancel: Cancel);
        ids._ids["master-replays"] = job.GetProperty("jobId").GetString()!;
        return ids;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The newest that has one: other tests submit claims without receipts.</summary>
    private async Task AddClaimWithReceiptAsync(GatewaySession employee)
    {
        foreach (var row in (await employee.GetAsync("/api/v1/claims?state=submitted", Cancel)).GetProperty("items").EnumerateArray())
        {
            var id = row.GetProperty("id").GetString()!;
            var receipts = (await employee.GetAsync($"/api/v1/claims/{id}", Cancel)).GetProperty("receipts");
            if (receipts.GetArrayLength() == 0) continue;
            (_ids["claims"], _ids["evidence"]) = (id, receipts[0].GetProperty("evidenceId").GetString()!);
            return;
        }

        Assert.Fail("no submitted claim has a receipt");
    }

    private async Task AddAsync(GatewaySession person, string resource, string query)
    {
        var rows = (await person.GetAsync($"/api/v1/{resource}{query}", Cancel)).GetProperty("items");
        Assert.True(rows.GetArrayLength() > 0, $"/api/v1/{resource}{query} is empty");
        _ids[resource] = rows[0].GetProperty("id") is { ValueKind: JsonValueKind.String } id ? id.GetString()! : "";
    }
}
