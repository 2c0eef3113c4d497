using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Accounting.Tests;

/// <summary>
/// A company as masters and claims would tell accounting of it: travel (旅費交通費) and meetings (会議費), unpaid amounts
/// (未払金), an accountant, a second person, and employees with bank accounts.
/// </summary>
internal sealed class Books(ServiceFixture<Program, AccountingDbContext> service)
{
    public static readonly DateOnly Founded = new(2020, 4, 1);

    public TenantId Tenant { get; } = TestPerson.NewTenant();
    public TestPerson Accountant { get; private set; } = null!;
    public TestPerson Second { get; private set; } = null!;
    public TestPerson Administrator { get; private set; } = null!;
    public Guid Travel { get; } = Guid.CreateVersion7();
    public Guid Meeting { get; } = Guid.CreateVersion7();
    public Guid Standard { get; } = Guid.CreateVersion7();
    public Guid Reduced { get; } = Guid.CreateVersion7();
    public Guid Unpaid { get; } = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Books> Open(ServiceFixture<Program, AccountingDbContext> service, bool withRules = true)
    {
        var books = new Books(service);
        books.Accountant = TestPerson.In(books.Tenant).As(Roles.Accountant) with { Name = "経理 花子" };
        books.Second = TestPerson.In(books.Tenant).As(Roles.Accountant) with { Name = "経理 次郎" };
        books.Administrator = TestPerson.In(books.Tenant).As(Roles.Administrator) with { Name = "管理者" };
        await service.Deliver(books.Tenant, new AccountChanged(
        [
            Account(books.Unpaid, "2110", "未払金"), Account(Guid.CreateVersion7(), "7010", "旅費交通費"), Account(Guid.CreateVersion7(), "7030", "会議費"),
        ]));
        await service.Deliver(books.Tenant, new TaxCategoryChanged(
        [
            new(books.Standard, "10", 1, [new(Founded, true, new TaxCategory("課税10%", "10 %", 10, "taxable"))]),
            new(books.Reduced, "08", 1, [new(Founded, true, new TaxCategory("軽減8%", "8 %", 8, "reduced"))]),
        ]));
        if (withRules) await books.SetRules(new { creditAccounts = new[] { new { paymentMethod = "employee", accountId = books.Unpaid } }, debits = Array.Empty<object>(), taxClasses = Array.Empty<object>() });
        return books;
    }

    /// <summary>Tells of an employee with a bank account from the founding on.</summary>
    public async Task<TestPerson> Employ(string name, string code, string? holder, string number = "1234567")
    {
        var person = TestPerson.In(Tenant) with { Name = name };
        await service.Deliver(Tenant, new EmployeeChanged(
            [new(person.EmployeeId!.Value, code, 1, [new(Founded, true, new Employee(name, "", null, null, []))])]));
        if (holder is not null)
        {
            var account = JsonSerializer.Serialize(new PayeeAccount("0001", "001", "1", number, holder), JsonSerializerOptions.Web);
            var sealedAccount = await service.In(
                Tenant, db => Task.FromResult(db.GetService<DataKeys>().TransportSeal("payee-account", account)));
            await service.Deliver(Tenant, new PayeeAccountChanged([new(person.EmployeeId.Value, Founded, 1, sealedAccount)]));
        }

        return person;
    }

    public Task Approve(params ClaimApproved[] claims) => Task.WhenAll(claims.Select(claim => service.Deliver(Tenant, claim)));

    internal ClaimApproved Claim(
        TestPerson claimant, string number, DateOnly? approvedOn = null, long version = 1, Guid? id = null,
        params CodedLine[] lines)
    {
        CodedLine[] all = lines is [] ? [Line(1, 11_000, 1_000)] : lines;
        return new ClaimApproved(
            id ?? Guid.CreateVersion7(), number, version, claimant.EmployeeId!.Value, all.Sum(one => one.Line.Amount),
            JapanTime.StartOf(approvedOn ?? new DateOnly(2026, 11, 20)).AddHours(10).ToUniversalTime(), claimant.Name,
            "11月 出張", Guid.CreateVersion7(), "営業部", [.. all.Select(one => one.Coding)],
            [.. all.Index().Select(one => one.Item.Line with { Coding = one.Index })]);
    }

    internal CodedLine Line(
        int number, long amount, long tax, bool qualified = true, DateOnly? date = null, Guid? category = null,
        string? account = "7010") => new(
            new ApprovedLine(number, date ?? new DateOnly(2026, 11, 10), 0, amount, tax, qualified, "東京交通"),
            new LineCoding(
                category ?? Travel, "交通費", account, account is null ? null : account == "7010" ? "旅費交通費" : "会議費",
                Standard, "taxable", 10, "employee"));

    internal sealed record CodedLine(ApprovedLine Line, LineCoding Coding);

    public HttpClient As(TestPerson person) => service.As(person);

    public async Task SetRules(object rules)
    {
        var seen = await As(Accountant).GetAsync(new Uri("/api/v1/accounting-rules", UriKind.Relative), Cancel);
        var response = await Send(Accountant, HttpMethod.Put, "/api/v1/accounting-rules", rules, seen.Headers.ETag);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Posts everything up to the day and waits for the end.</summary>
    public async Task<JsonElement> Post(DateOnly? through = null, DateOnly? postingDate = null) =>
        await Ended(await Begin(through, postingDate));

    /// <summary>Asks for a posting of everything up to the day; where it can be watched.</summary>
    public async Task<string> Begin(DateOnly? through = null, DateOnly? postingDate = null)
    {
        var response = await As(Accountant).PostAsJsonAsync(
            "/api/v1/postings", new { through = through ?? new DateOnly(2026, 12, 31), postingDate }, Cancel);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return response.Headers.Location!.ToString();
    }

    /// <summary>What runs in the background, once it has ended.</summary>
    public async Task<JsonElement> Ended(string address)
    {
        JsonElement seen = default;
        await Wait.Until(async () => (seen = await Get(address)).GetProperty("state").GetString() is "done" or "failed", $"{address} did not end");
        return seen;
    }

    public async Task<JsonElement> Get(string path, TestPerson? person = null)
    {
        var response = await As(person ?? Accountant).GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public async Task<JsonElement[]> Items(string path) => [.. (await Get(path)).GetProperty("items").EnumerateArray()];

    public async Task<HttpResponseMessage> Send(TestPerson person, HttpMethod method, string path, object? body, EntityTagHeaderValue? seen)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (seen is not null) request.Headers.IfMatch.Add(seen);
        return await As(person).SendAsync(request, Cancel);
    }

    public static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();

    private static Timeline<Account> Account(Guid id, string code, string name) =>
        new(id, code, 1, [new(Founded, true, new Account(name, name))]);
}
