using System.Text.Json;
using Seisan.Demo;
using Seisan.Demo.Client;

namespace Seisan.Load.Large;

/// <summary>
/// Makes one claim of each kind through the API and follows it to its end: the pattern of all others of that kind in its company.
/// </summary>
internal sealed class Storyteller(Uri gateway, CompanyFiles company, Cast cast, CancellationToken cancel)
{
    private const int Reduced = 18; // the first category with the reduced rate

    private static readonly (string From, string To)[] Ways =
        [("渋谷", "横浜"), ("新宿", "三鷹"), ("東京", "大宮"), ("品川", "田町"), ("東京", "熱海")];

    public async Task<IReadOnlyList<Story>> TellAsync()
    {
        using var claimant = await AsAsync(cast.Claimant);
        using var head = await AsAsync(cast.Head);
        using var above = await AsAsync(cast.Above);
        var choices = await ChoicesAsync(claimant);
        var stories = new List<Story>();
        foreach (var kind in Kind.All)
            stories.Add(await TellAsync(kind, claimant, [head, above], choices));
        return stories;
    }

    private Task<GatewaySession> AsAsync(Person person) =>
        Patient.AskAsync(() => GatewaySession.SignInAsync(gateway, company.Code, person.SignInId, CompanyFiles.Password, cancel));

    private async Task<Story> TellAsync(Kind kind, GatewaySession claimant, GatewaySession[] heads, Choices choices)
    {
        var payees = kind.Amounts.Select((_, at) => choices.Payees[at]).ToArray();
        var made = await claimant.PostAsync("/api/v1/claims", Content(kind, choices, payees), cancel: cancel);
        var id = made.GetProperty("id").GetGuid();
        if (kind.Submitted)
            await SubmitAsync(claimant, id);
        foreach (var (answer, head) in kind.Answers.Zip(heads))
            await DecideAsync(head, id, answer);
        var seen = await claimant.GetAsync($"/api/v1/claims/{id}", cancel);
        return new Story(
            kind, cast, id, seen.GetProperty("number").GetString(), Second(seen.GetProperty("createdAt").GetDateTimeOffset()), payees,
            [.. seen.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("ratePercent").GetInt32())]);
    }

    private static DateTimeOffset Second(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static object Content(Kind kind, Choices choices, string[] payees)
    {
        var transport = kind.Form == "transport";
        return new
        {
            title = kind.Title, kind.Form, receipts = Array.Empty<object>(), confirmedWarnings = Array.Empty<string>(),
            lines = kind.Amounts.Select((amount, at) => new
            {
                id = (Guid?)null, receiptId = (Guid?)null, date = Story.LastDay.AddDays(-at),
                categoryId = choices.Categories[transport ? 0 : at == 2 ? Reduced : at], amount = transport ? null : (long?)amount, taxCategoryId = (Guid?)null, payee = transport ? null : payees[at],
                invoiceNumber = (string?)null, projectId = at == 0 ? choices.Project : (Guid?)null, memo = at % 2 == 0 ? "客先訪問" : null,
                leg = transport
                    ? new { from = Ways[at].From, to = Ways[at].To, via = (string?)null, means = "train", fare = amount / 2, roundTrip = true }
                    : null,
            }),
        };
    }

    /// <summary>Asked again while workflow lacks the people of the route.</summary>
    private async Task SubmitAsync(GatewaySession claimant, Guid id) => await Poll.UntilAsync<object>(
        async () =>
        {
            var seen = await claimant.GetAsync($"/api/v1/claims/{id}", cancel);
            if (seen.GetProperty("editable").GetBoolean())
            {
                if (seen.GetProperty("number").ValueKind is JsonValueKind.String)
                    throw new InvalidOperationException($"{company.Code}: the approval was not opened, its route lacks people.");
                await claimant.PostAsync($"/api/v1/claims/{id}/submission", null, $"\"{seen.GetProperty("version").GetUInt32()}\"", cancel);
            }

            return seen.GetProperty("approval").ValueKind is JsonValueKind.Object ? seen : null;
        },
        cancel);

    private async Task DecideAsync(GatewaySession head, Guid claim, string decision)
    {
        var waiting = (JsonElement)await Poll.UntilAsync<object>(
            async () => (await head.GetAsync("/api/v1/approvals?state=waiting&limit=200", cancel)).GetProperty("items").EnumerateArray()
                .Where(one => one.GetProperty("claimId").GetGuid() == claim).Select(one => (object)one).FirstOrDefault(),
            cancel);
        await head.PostAsync(
            $"/api/v1/approvals/{waiting.GetProperty("id").GetGuid()}/decisions",
            new
            {
                decision, contentVersion = waiting.GetProperty("contentVersion").GetInt64(),
                comment = decision == "approve" ? null : "金額の内訳を書いてください。",
            },
            cancel: cancel);
    }

    /// <summary>What may be chosen, once claims has heard of it all.</summary>
    private async Task<Choices> ChoicesAsync(GatewaySession claimant) => await Poll.UntilAsync(
        async () =>
        {
            var options = await claimant.GetAsync("/api/v1/claim-options", cancel);
            var categories = options.GetProperty("categories").EnumerateArray()
                .Where(one => one.GetProperty("ratePercent").ValueKind is JsonValueKind.Number)
                .Select(one => one.GetProperty("id").GetGuid()).ToArray();
            var projects = options.GetProperty("projects").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToArray();
            return options.GetProperty("claimant").ValueKind is JsonValueKind.Object && categories.Length >= 40 && projects.Length > 0
                ? new Choices(categories, projects[0], Payees())
                : null;
        },
        cancel);

    private string[] Payees() => [.. File.ReadAllLines(Path.Combine(company.Folder, "counterparties.csv")).Skip(1).Select(line => line.Split(',')[3])];

    private sealed record Choices(Guid[] Categories, Guid Project, string[] Payees);
}
