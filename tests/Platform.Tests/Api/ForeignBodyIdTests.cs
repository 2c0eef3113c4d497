using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Seisan.Platform.Tests.Api;

/// <summary>
/// Ids of this company in the bodies that another sends. All else in a body is in order and the sender's own, so that
/// an answer which names the id, and nothing beside it, was given for the id's sake.
/// </summary>
public sealed class ForeignBodyIdTests(RunningPlatform platform, TwoCompanies companies) : IClassFixture<TwoCompanies>
{
    // what only those may who run the platform: no company's people get as far as an id
    private static readonly string[] OfOperators = ["platform.repair", "platform.maintain", "tenants.register"];

    // parts of the same body, which its sender names
    private static readonly string[] OwnNames = ["receipts[0].id", "lines[0].id", "lines[0].receiptId"];

    private const string Nobodys = "01990000-0000-7000-8000-000000000001";

    private static readonly Dictionary<string, string> Resources = new()
    {
        ["parentId"] = "departments", ["departmentId"] = "departments", ["superiorId"] = "employees",
        ["employeeId"] = "employees", ["rankId"] = "ranks", ["accountId"] = "accounts",
        ["taxCategoryId"] = "tax-categories", ["categoryId"] = "expense-categories", ["projectId"] = "projects",
        ["evidenceId"] = "evidence", ["claimId"] = "claims",
        ["payerAccountId"] = "payer-accounts", ["payableIds[0]"] = "payables", ["approvalId"] = "approvals",
    };

    [Fact]
    public async Task Each_is_as_unknown_as_one_that_never_was_and_nothing_is_written()
    {
        var (ids, people) = (companies.Ids, companies.People);
        var document = companies.Document;
        var before = await Written.NowAsync(platform);

        var tried = new List<string>();
        // the results of a run name its own payments, which the tests of accounting try
        var places = Places(document).Where(place =>
            place.Operation.Resource is not ("claims" or "users") && place.Path is not "failed[0].paymentId");
        foreach (var (operation, path) in places)
        {
            var own = await OwnAsync(people, operation);
            var foreign = With(own.Body, path, ids[Resource(path)]);
            var (status, body, _) = await people.AskAsync(
                operation.Permission!, operation.Method, own.Address, foreign, own.Version);

            Assert.True(
                operation.Resource switch
                {
                    "withdrawals" => status is HttpStatusCode.NotFound,
                    "approvals" => body?["outcomes"]?[0]?["code"]?.ToString() == "approval_unknown",
                    _ => Names(body, path),
                },
                $"{operation} answered {status.Said()} to another company's {path}: {body}");
            tried.Add($"{operation} {path}");
        }

        Assert.True(tried.Count >= 13, string.Join('\n', tried));
        Assert.Equal(before, await Written.NowAsync(platform));
    }

    /// <summary>People may be added before their employee is known to identity; then theirs is of no company.</summary>
    [Fact]
    public async Task A_user_who_names_a_foreign_employee_is_added_like_one_who_names_nobody_and_learns_nothing()
    {
        var (ids, people) = (companies.Ids, companies.People);

        var nobody = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
        foreach (var employee in (string[])[ids["employees"], nobody])
        {
            var signInId = $"t{employee[^12..]}";
            var body = $$"""{"signInId":"{{signInId}}","name":"試験","roles":["employee"],"employeeId":"{{employee}}"}""";
            var (status, user, _) = await people.AskAsync("users.admin", "POST", "/api/v1/users", body);

            Assert.Equal(HttpStatusCode.Created, status);
            Assert.Equal(("試験", null), (user!["name"]!.ToString(), user["email"]?.ToString()));
        }
    }

    /// <summary>A draft may name what is not there. It learns nothing of it, and is not taken when submitted.</summary>
    [Fact]
    public async Task A_claim_that_names_one_is_not_taken_and_shows_nothing_of_it()
    {
        var (ids, people) = (companies.Ids, companies.People);
        var document = companies.Document;

        foreach (var (operation, path) in Places(document).Where(place => place.Operation.Resource == "claims"))
        {
            var (shown, refused) = await SubmitAsync(people, operation, path, ids[Resource(path)]);
            var (unknown, _) = await SubmitAsync(people, operation, path, Nobodys);

            Assert.True(Names(refused, path), $"{operation} with another company's {path} was answered {refused}");
            Assert.Equal(unknown, shown);
        }
    }

    /// <summary>How a claim with the id is shown (the id made nobody's), and what its submission is answered.</summary>
    private static async Task<(string Shown, JsonNode? Answer)> SubmitAsync(
        People people, ApiOperation operation, string path, string id)
    {
        var own = await OwnAsync(people, operation);
        var saved = await people.AskAsync(
            "claims.submit", operation.Method, own.Address, With(own.Body, path, id), own.Version);
        var draft = operation.Ids is [] ? $"{own.Address}/{saved.Body!["id"]}" : own.Address;
        var (_, claim, version) = await people.AskAsync("claims.submit", "GET", draft);
        Assert.True(Seen(claim!, path) == id, $"{operation} did not keep {path}: {saved.Body}");

        var (_, answer, _) = await people.AskAsync("claims.submit", "POST", $"{draft}/submission", null, version);
        var (gone, _, _) = await people.AskAsync("claims.submit", "DELETE", draft, null, version);
        Assert.Equal(HttpStatusCode.NoContent, gone);
        return ($"{claim!["receipts"]} {claim["lines"]}".Replace(id, Nobodys, StringComparison.Ordinal), answer);
    }

    private static string? Seen(JsonNode claim, string path) => Holder(claim, path)[path.Split('.')[^1]]?.ToString();

    private static IEnumerable<(ApiOperation Operation, string Path)> Places(ApiDocument document) =>
        from operation in document.Operations
        where operation.Permission is not null && !OfOperators.Contains(operation.Permission)
        from path in document.IdsIn(operation.Body)
        where !OwnNames.Contains(path)
        select (operation, path);

    private static string Resource(string path) => Resources[path.Split('.')[^1]];

    private static string With(JsonNode body, string path, string id)
    {
        var copy = body.DeepClone();
        if (Holder(copy, path) is JsonArray list) list[0] = id;
        else Holder(copy, path)[path.Split('.')[^1]] = id;
        return copy.ToJsonString();
    }

    private static JsonNode Holder(JsonNode body, string path) =>
        path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.')[..^1]
            .Aggregate(body, (node, step) => step is "0" ? node[0]! : node[step]!);

    /// <summary>Whether the problem is this field's and no other's.</summary>
    private static bool Names(JsonNode? problem, string path) =>
        problem?["errors"] is JsonObject errors
            ? errors.Select(error => error.Key).SequenceEqual([path])
            : problem?["field"]?.ToString() == path;

    /// <summary>Where to send it, and a body that would be taken, made of what the sender's own company has.</summary>
    private static async Task<(string Address, JsonNode Body, string? Version)> OwnAsync(
        People people, ApiOperation operation)
    {
        async Task<string> Own(string resource)
        {
            var (_, rows, _) = await people.AskAsync(operation.Permission!, "GET", $"/api/v1/{resource}?limit=1");
            return rows!["items"]![0]!["id"]!.ToString();
        }

        object body = operation.Resource switch
        {
            "departments" => new { name = "試験", parentId = await Own("departments") },
            "employees" => new
            {
                name = "試験", nameKana = "シケン", email = (string?)null, superiorId = (string?)null,
                affiliations = new[]
                {
                    new
                    {
                        departmentId = await Own("departments"), rankId = await Own("ranks"), primary = true, head = false,
                    },
                },
            },
            "expense-categories" => new
            {
                name = "試験", nameEn = "Test", receiptRequired = false,
                accountId = await Own("accounts"), taxCategoryId = await Own("tax-categories"),
            },
            "approval-routes" => new
            {
                name = "試験", position = 900, active = false,
                steps = new[] { new { name = "承認", approver = new { kind = "person", employeeId = Nobodys } } },
            },
            "accounting-rules" => new
            {
                creditAccounts = new[] { new { paymentMethod = "employee", accountId = await Own("accounts") } },
                debits = new[] { new { categoryId = await Own("expense-categories"), accountId = await Own("accounts") } },
                taxClasses = new[] { new { taxCategoryId = await Own("tax-categories") } },
            },
            "payment-runs" => new
            {
                payerAccountId = await Own("payer-accounts"), payableIds = new[] { Nobodys },
                transferDate = Kernel.JapaneseCalendar.NextBankBusinessDay(Kernel.JapanTime.Today(TimeProvider.System)),
            },
            "withdrawals" => new { claimId = Nobodys, contentVersion = 1 },
            "approvals" => new { approvals = new[] { new { approvalId = Nobodys, contentVersion = 1 } } },
            "claims" => await ClaimAsync(people),
            _ => throw new Xunit.Sdk.XunitException($"{operation} takes ids in its body, and nobody tries foreign ones"),
        };
        var content = JsonSerializer.SerializeToNode(body)!;
        var json = (operation.Resource, operation.Method) switch
        {
            ("departments" or "employees" or "expense-categories", "POST") => new JsonObject
            {
                ["code"] = "T999", ["from"] = "2026-12-01", ["content"] = content,
            },
            ("departments" or "employees" or "expense-categories", _) => new JsonObject
            {
                ["from"] = "2026-12-01", ["active"] = true, ["content"] = content,
            },
            _ => content,
        };
        if (operation.Ids is [])
        {
            var known = operation.Method is "PUT" ? (await people.AskAsync(operation.Permission!, "GET", operation.Path)).Version : null;
            return (operation.Path, json, known);
        }


        var resource = $"/api/v1/{operation.Resource}";
        var target = operation.Resource is "claims"
            ? (await people.AskAsync("claims.submit", "POST", resource, json.ToJsonString())).Body!["id"]!.ToString()
            : await Own(operation.Resource);
        var (_, _, version) = await people.AskAsync(operation.Permission!, "GET", $"{resource}/{target}");
        return (operation.At(target), json, version);
    }

    /// <summary>A claim that one of the demo has submitted already.</summary>
    private static async Task<JsonNode> ClaimAsync(People people)
    {
        const string Claims = "/api/v1/claims";
        var (_, rows, _) = await people.AskAsync("claims.submit", "GET", $"{Claims}?scope=mine&state=submitted&limit=1");
        var (_, claim, _) = await people.AskAsync("claims.submit", "GET", $"{Claims}/{rows!["items"]![0]!["id"]}");
        var (receipt, line) = (claim!["receipts"]![0]!, claim["lines"]![0]!);
        JsonObject Of(JsonNode from, params string[] names) =>
            new(names.Select(name => KeyValuePair.Create(name, from[name]?.DeepClone())));
        return new JsonObject
        {
            ["title"] = "試験",
            ["receipts"] = new JsonArray(Of(receipt, "id", "evidenceId", "payee", "invoiceNumber", "issuedOn")),
            ["lines"] = new JsonArray(Of(
                line, "id", "receiptId", "date", "categoryId", "amount", "taxCategoryId", "payee", "invoiceNumber",
                "projectId", "memo")),
        };
    }
}
