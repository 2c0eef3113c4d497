using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Demo;

/// <summary>Leaves claims behind as employees would: drafts, some waiting for their first approver, one for
/// the second, some approved and ready to be posted, one sent back.</summary>
internal sealed class WorkInProgress(Uri gateway, CompanyFiles company, CancellationToken cancel)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<GatewaySession>>> _sessions = [];

    public async Task LeaveAsync()
    {
        try
        {
            await Task.WhenAll(company.Claims().GroupBy(claim => claim.By)
                .Select(async claims => await LeaveAsync(await AsAsync(claims.Key), [.. claims])));
        }
        finally
        {
            foreach (var session in _sessions.Values.Where(one => one.Value.IsCompletedSuccessfully))
                (await session.Value).Dispose();
        }
    }

    private async Task LeaveAsync(GatewaySession employee, DemoClaim[] claims)
    {
        var titles = (await employee.GetAsync("/api/v1/claims?limit=200", cancel)).GetProperty("items").EnumerateArray()
            .Select(claim => claim.GetProperty("title").GetString()).ToHashSet();
        var missing = claims.Where(claim => !titles.Contains(claim.Title)).ToArray();
        if (missing is [])
            return;

        await CarryPassesAsync(employee, claims[0].By);
        var categories = await CategoriesAsync(employee);
        foreach (var claim in missing)
            await WriteAsync(employee, claim, categories);
    }

    private async Task CarryPassesAsync(GatewaySession employee, string by)
    {
        if ((await employee.GetAsync("/api/v1/commuter-passes", cancel)).GetProperty("items").GetArrayLength() > 0)
            return;
        foreach (var one in company.Passes().Where(one => one.By == by))
            await employee.PostAsync("/api/v1/commuter-passes", one.Pass, cancel: cancel);
    }

    /// <summary>What may be chosen, once claims has heard of the person and of the last category.</summary>
    private async Task<Dictionary<string, Guid>> CategoriesAsync(GatewaySession employee) =>
        await Poll.UntilAsync<Dictionary<string, Guid>>(
            async () =>
            {
                var options = await employee.GetAsync("/api/v1/claim-options", cancel);
                var known = options.GetProperty("categories").EnumerateArray()
                    .Where(one => one.GetProperty("ratePercent").ValueKind is JsonValueKind.Number)
                    .ToDictionary(one => one.GetProperty("code").GetString()!, one => one.GetProperty("id").GetGuid());
                var wanted = company.Claims().SelectMany(claim => claim.Lines).Select(line => line.Category);
                return options.GetProperty("claimant").ValueKind is JsonValueKind.Object && wanted.All(known.ContainsKey) ? known : null;
            },
            cancel);

    private async Task WriteAsync(GatewaySession employee, DemoClaim claim, Dictionary<string, Guid> categories)
    {
        var receipts = new List<(Guid Id, DemoReceipt Receipt, Guid Evidence)>();
        foreach (var receipt in claim.Receipts)
        {
            var stored = await employee.PostFileAsync(
                $"/api/v1/evidence?name={receipt.Image}.jpg", company.Receipt(receipt.Image), "image/jpeg", cancel);
            receipts.Add((Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), receipt, stored.GetProperty("id").GetGuid()));
        }

        var draft = await employee.PostAsync(
            "/api/v1/claims",
            new
            {
                claim.Title, claim.Form,
                receipts = receipts.Select(one => new
                {
                    one.Id, evidenceId = (Guid?)one.Evidence, one.Receipt.Payee, one.Receipt.InvoiceNumber,
                    issuedOn = (DateOnly?)one.Receipt.IssuedOn,
                }),
                lines = claim.Lines.Select(line => new
                {
                    id = (Guid?)null, receiptId = line.Receipt is { } at ? receipts[at].Id : (Guid?)null, line.Date,
                    categoryId = categories[line.Category], line.Amount, taxCategoryId = (Guid?)null, payee = (string?)null,
                    invoiceNumber = (string?)null, projectId = (Guid?)null, line.Memo, line.Leg,
                }),
                confirmedWarnings = Array.Empty<string>(),
            },
            cancel: cancel);
        if (claim.State != "draft")
            await SubmitAsync(employee, claim, draft.GetProperty("id").GetGuid());
    }

    private async Task SubmitAsync(GatewaySession employee, DemoClaim claim, Guid id)
    {
        // Refused while claims has not yet heard of the receipts; workflow may answer a moment later that it lacks the
        // people of the route, and then the claim is a draft again.
        var approval = await Poll.UntilAsync<object>(
            async () =>
            {
                var seen = await employee.GetAsync($"/api/v1/claims/{id}", cancel);
                if (seen.GetProperty("editable").GetBoolean())
                    await TrySubmitAsync(employee, id, seen.GetProperty("version").GetUInt32());
                return seen.GetProperty("approval").ValueKind is JsonValueKind.Object ? seen : null;
            },
            cancel);
        if (DecisionOf(claim.State) is { } decision)
            await DecideAsync(id, decision, ((JsonElement)approval).GetProperty("contentVersion").GetInt64(), claim.Comment);
    }

    private async Task TrySubmitAsync(GatewaySession employee, Guid id, uint version)
    {
        try
        {
            await employee.PostAsync($"/api/v1/claims/{id}/submission", null, $"\"{version}\"", cancel);
        }
        catch (ApiRefusedException refused) when (refused.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed)
        {
            // asked again with what is known by then
        }
    }

    /// <summary>What the first approver has answered, if anything.</summary>
    private static string? DecisionOf(string state) => state switch
    {
        "sent_back" => "send_back",
        "approved" => "approve",
        _ => null,
    };

    private async Task DecideAsync(Guid claimId, string decision, long contentVersion, string? comment)
    {
        var approver = await AsAsync(company.People.First(person => person.Role == "approver").SignInId);
        var waiting = (await approver.GetAsync("/api/v1/approvals?state=waiting&limit=200", cancel)).GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("claimId").GetGuid() == claimId);
        await approver.PostAsync(
            $"/api/v1/approvals/{waiting.GetProperty("id").GetGuid()}/decisions",
            new { decision, contentVersion, comment }, cancel: cancel);
    }

    private Task<GatewaySession> AsAsync(string signInId) => _sessions.GetOrAdd(
        signInId,
        id => new(() => GatewaySession.SignInAsync(gateway, company.Code, id, CompanyFiles.Password, cancel))).Value;
}
