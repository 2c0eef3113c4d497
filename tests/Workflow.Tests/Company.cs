using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Identity;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.Workflow.Persistence;
using Employee = Seisan.Contracts.Masters.Employee;

namespace Seisan.Workflow.Tests;

/// <summary>
/// A company as masters and identity would tell workflow of it: the sales team (営業課) below the sales division (営業部).
/// Sato is in the team, Suzuki leads it, Takahashi leads the division.
/// </summary>
internal sealed class Company(ServiceFixture<Program, WorkflowDbContext> service)
{
    public static readonly DateOnly Founded = new(2020, 4, 1);

    public TenantId Tenant { get; } = TestPerson.NewTenant();
    public Guid Division { get; } = Guid.CreateVersion7();
    public Guid Team { get; } = Guid.CreateVersion7();
    public TestPerson Sato { get; private set; } = null!;
    public TestPerson Suzuki { get; private set; } = null!;
    public TestPerson Takahashi { get; private set; } = null!;
    public TestPerson Admin { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>With one route: the head of the team, then from 50,000 yen the head of the division.</summary>
    public static async Task<Company> Found(ServiceFixture<Program, WorkflowDbContext> service)
    {
        var company = new Company(service);
        (company.Sato, company.Suzuki) = (company.Person("佐藤 美咲"), company.Person("鈴木 健一").As(Roles.Approver));
        (company.Takahashi, company.Admin) = (company.Person("高橋 由佳").As(Roles.Approver), company.Person("管理者").As(Roles.Administrator));
        await service.Deliver(company.Tenant, new DepartmentChanged(
        [
            new(company.Division, "D1", 1, [new(Founded, true, new Department("営業部", null))]),
            new(company.Team, "D2", 1, [new(Founded, true, new Department("営業課", company.Division))]),
        ]));
        await company.Employ(company.Sato, company.Team);
        await company.Employ(company.Suzuki, company.Team, head: true);
        await company.Employ(company.Takahashi, company.Division, head: true);
        await company.GrantAsync(company.Suzuki, Roles.Approver);
        await company.GrantAsync(company.Takahashi, Roles.Approver);
        await company.Route(
            "経費精算", Head("課長承認", 0), new { name = "部長承認", approver = new { kind = "department_head", levelsUp = 1 }, minTotal = 50000 });
        return company;
    }

    public TestPerson Person(string name) => TestPerson.In(Tenant) with { Name = name };

    public HttpClient As(TestPerson person) => service.As(person);

    public Task Employ(TestPerson person, Guid department, bool head = false, long version = 1, bool active = true) =>
        service.Deliver(Tenant, new EmployeeChanged([Timeline(person, department, head, version, active)]));

    public static Timeline<Employee> Timeline(TestPerson person, Guid department, bool head, long version = 1, bool active = true) =>
        new(person.EmployeeId!.Value, person.SignInId, version,
            [new(Founded, active, new Employee(person.Name, "", null, null, [new(department, null, true, head)]))]);

    public Task GrantAsync(
        TestPerson person, string role, long version = 1, bool active = true, IReadOnlyList<string>? permissions = null) =>
        service.Deliver(Tenant, new UserChanged(
            person.UserId, person.EmployeeId, person.SignInId, person.Name, null, [role], active, version, permissions));

    public static object Head(string name, int levelsUp) =>
        new { name, approver = new { kind = "department_head", levelsUp } };

    public async Task<Guid> Route(string name, params object[] steps)
    {
        var response = await As(Admin).PostAsJsonAsync(
            "/api/v1/approval-routes", new { name, position = 100, form = "expense", steps }, Cancel);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }

    public ClaimSubmitted Claim(TestPerson claimant, long total = 3000, long version = 1, Guid? id = null, string title = "11月 交通費") => new(
        id ?? Guid.CreateVersion7(), "2026-000001", version, claimant.EmployeeId!.Value, claimant.Name, Team, "expense", title,
        total, 2, new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero), []);

    /// <summary>Submits and gives the id of the approval that was opened.</summary>
    public async Task<Guid> Submit(ClaimSubmitted claim)
    {
        await service.Deliver(Tenant, claim);
        return (await Only(claim.ClaimId)).GetProperty("id").GetGuid();
    }

    public async Task<JsonElement> Only(Guid claim) =>
        Assert.Single((await Get(Admin, $"/api/v1/approvals?claimId={claim}")).GetProperty("items").EnumerateArray().ToArray());

    public async Task<JsonElement> Get(TestPerson person, string path)
    {
        var response = await As(person).GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public Task<HttpResponseMessage> Decide(
        TestPerson person, Guid approval, string decision, string? comment = null, long version = 1, int? step = null) =>
        As(person).PostAsJsonAsync(
            $"/api/v1/approvals/{approval}/decisions", new { decision, comment, contentVersion = version, step }, Cancel);

    public Task<HttpResponseMessage> Withdraw(TestPerson person, Guid claim, long version = 1) =>
        As(person).PostAsJsonAsync("/api/v1/withdrawals", new { claimId = claim, contentVersion = version }, Cancel);

    public static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
}
