using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests;

/// <summary>A tenant whose masters have arrived, with one employee who writes claims.</summary>
public sealed class Company
{
    private static readonly DateOnly Founded = new(2020, 4, 1);

    private readonly ClaimsService _service;

    private Company(ClaimsService service) => _service = service;

    public TestPerson Hanako { get; } = TestPerson.InNewTenant() with { Name = "佐藤花子" };

    public TenantId Tenant => Hanako.Tenant;

    public Guid Sales { get; } = Guid.CreateVersion7();

    public Guid Supplies { get; } = Guid.CreateVersion7();

    public Guid Food { get; } = Guid.CreateVersion7();

    public Guid Fees { get; } = Guid.CreateVersion7();

    /// <summary>Its lines need a receipt with an image.</summary>
    public Guid Taxi { get; } = Guid.CreateVersion7();

    public Guid Project { get; } = Guid.CreateVersion7();

    public static async Task<Company> Open(ClaimsService service)
    {
        var company = new Company(service);
        var (account, ten, eight, none) =
            (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Save(company.Tenant,
            Copy(company.Hanako.EmployeeId!.Value, "E001", new Employee(
                "佐藤花子", "サトウハナコ", null, null, [new Affiliation(company.Sales, null, true, false)])),
            Copy(company.Sales, "D10", new Department("営業部", null)),
            Copy(account, "7010", new Account("消耗品費", "Supplies")),
            Copy(ten, "T10", new TaxCategory("課税仕入10%", "10%", 10, "taxable")),
            Copy(eight, "T08", new TaxCategory("課税仕入8%（軽減）", "8%", 8, "reduced")),
            Copy(none, "T00", new TaxCategory("対象外", "none", 0, "out_of_scope")),
            Copy(company.Supplies, "010", new ExpenseCategory("消耗品費", "Supplies", account, ten, false)),
            Copy(company.Food, "020", new ExpenseCategory("会議費", "Meetings", account, eight, false)),
            Copy(company.Fees, "030", new ExpenseCategory("租税公課", "Duties", account, none, false)),
            Copy(company.Taxi, "040", new ExpenseCategory("タクシー代", "Taxi", account, ten, true)),
            Copy(company.Project, "P01", new Project("新商品", "New product")));
        return company;
    }

    internal static MasterCopy Copy<T>(Guid id, string code, T content) =>
        MasterCopies.Row(new Timeline<T>(id, code, 1, [new Dated<T>(Founded, true, content)]));

    /// <summary>A line of the content as a client sends it; further members by <paramref name="change"/>.</summary>
    public JsonObject Line(long amount, Guid? category = null, Action<JsonObject>? change = null)
    {
        JsonObject line = new()
        {
            ["date"] = "2026-04-01", ["categoryId"] = (category ?? Supplies).ToString(), ["amount"] = amount,
            ["payee"] = "青葉文具", ["memo"] = "封筒",
        };
        change?.Invoke(line);
        return line;
    }

    public static JsonObject Content(params JsonNode[] lines) => new() { ["title"] = "四月の経費", ["lines"] = new JsonArray(lines) };

    public Task<HttpResponseMessage> Create(JsonObject content) => Send(Hanako, HttpMethod.Post, "/api/v1/claims", content);

    internal Task<ClaimView> Draft(params JsonNode[] lines) => Begin(Content(lines));

    internal async Task<ClaimView> Begin(JsonObject content)
    {
        var response = await Create(content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await Read<ClaimView>(response);
    }

    public Task<HttpResponseMessage> Submit(Guid claim, uint version, string? idempotencyKey = null) =>
        Send(Hanako, HttpMethod.Post, $"/api/v1/claims/{claim}/submission", null, version, idempotencyKey);

    internal async Task<(ClaimView Claim, SubmittedClaim Submitted)> Submitted(params JsonNode[] lines)
    {
        var draft = await Draft(lines.Length == 0 ? [Line(1_000)] : lines);
        var response = await Submit(draft.Id, draft.Version);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await Get(draft.Id), await Read<SubmittedClaim>(response));
    }

    internal async Task<ClaimView> Get(Guid claim, TestPerson? reader = null) =>
        await Read<ClaimView>(await Send(reader ?? Hanako, HttpMethod.Get, $"/api/v1/claims/{claim}"));

    public async Task<HttpResponseMessage> Send(
        TestPerson person, HttpMethod method, string path, JsonNode? body = null, uint? version = null,
        string? idempotencyKey = null)
    {
        using var client = _service.As(person);
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<T> Read<T>(HttpResponseMessage response)
    {
        var body = await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken);
        Assert.NotNull(body);
        return body;
    }

    /// <summary>The stable code of a problem.</summary>
    public static async Task<string> Code(HttpResponseMessage response) =>
        (string)(await Read<JsonObject>(response))["code"]!;

    /// <summary>The paths of the fields at fault, with the code of each.</summary>
    public static async Task<Dictionary<string, string>> Errors(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await Read<JsonObject>(response))["errors"];
        Assert.NotNull(errors);
        return errors.AsObject().ToDictionary(field => field.Key, field => (string)field.Value![0]!["code"]!);
    }
}
