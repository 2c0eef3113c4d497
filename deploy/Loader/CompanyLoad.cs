using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Demo;

/// <summary>
/// What a new customer's administrator does: imports the masters, lets people in, writes the approval routes. Every
/// step looks first whether it is done.
/// </summary>
internal sealed class CompanyLoad(Uri gateway, CompanyFiles company, CancellationToken cancel)
{
    /// <summary>A password is a tenth of a second of work for identity.</summary>
    private const int AtOnce = 6;

    public async Task RunAsync()
    {
        var first = company.Administrator;
        using var administrator = await GatewaySession.SignInAsync(gateway, company.Code, first.SignInId, CompanyFiles.Password, cancel);
        if (!await HasRoutesAsync(administrator))
        {
            await ImportAsync(administrator);
            await AddPeopleAsync(administrator);
            await AddRouteAsync(administrator, "経費精算", "expense", 10);
            await AddRouteAsync(administrator, "交通費精算", "transport", 20);
        }

        await Task.WhenAll(
            new BooksLoad(gateway, company, cancel).RunAsync(), new WorkInProgress(gateway, company, cancel).LeaveAsync());
    }

    private async Task<bool> HasRoutesAsync(GatewaySession session) =>
        (await session.GetAsync("/api/v1/approval-routes", cancel)).GetProperty("items").GetArrayLength() > 0;

    private async Task ImportAsync(GatewaySession session)
    {
        await Task.WhenAll(CompanyFiles.Masters.Select(async chain =>
        {
            foreach (var master in chain)
                await session.PostFileAsync($"/api/v1/{master}/import", company.Csv(master), "text/csv", cancel);
        }));
    }

    private async Task AddPeopleAsync(GatewaySession session)
    {
        var known = (await session.GetAsync("/api/v1/users?limit=200", cancel)).GetProperty("items").EnumerateArray()
            .ToDictionary(user => user.GetProperty("signInId").GetString()!);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(company.People.Where(person => person.EmployeeCode.Length > 0), atOnce, async (person, _) =>
        {
            var user = known.TryGetValue(person.SignInId, out var found) ? found : await AddAsync(session, person);
            if (user.GetProperty("hasPassword").GetBoolean())
                return;
            var issued = await session.PostAsync(
                $"/api/v1/users/{user.GetProperty("id").GetGuid()}/password-link", new { delivery = "show" }, cancel: cancel);
            await Tenants.UseLinkAsync(session, issued, cancel);
        });
    }

    private async Task<JsonElement> AddAsync(GatewaySession session, DemoPerson person)
    {
        var employees = await session.GetAsync($"/api/v1/employees?text={person.EmployeeCode}", cancel);
        var employee = employees.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("code").GetString() == person.EmployeeCode);
        return await session.PostAsync(
            "/api/v1/users",
            new
            {
                employeeId = employee.GetProperty("id").GetGuid(), person.SignInId, person.Name,
                email = employee.GetProperty("content").GetProperty("email").GetString(), roles = new[] { person.Role },
            },
            cancel: cancel);
    }

    /// <summary>The department's head; from 50,000 yen on also the head one level up.</summary>
    private async Task AddRouteAsync(GatewaySession session, string name, string form, int position) =>
        await session.PostAsync(
            "/api/v1/approval-routes",
            new
            {
                name, position, form,
                steps = new object[]
                {
                    new { name = "部門長", approver = new { kind = "department_head", levelsUp = 0 } },
                    new { name = "上位部門長", approver = new { kind = "department_head", levelsUp = 1 }, minTotal = 50_000 },
                },
            },
            cancel: cancel);
}
