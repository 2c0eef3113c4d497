using System.Text.Json;
using Seisan.Demo;
using Seisan.Demo.Client;

namespace Seisan.Load.Large;

/// <summary>Lets the companies in through the gateway, as the demo companies come: the state is the platform's own work.</summary>
internal sealed class SetUp(Uri gateway, string operatorPassword, CancellationToken cancel)
{
    private const int AtOnce = 6;
    private static readonly string[] Employee = ["employee"];

    /// <summary>Whether one of the companies is known already, whoever brought it.</summary>
    public async Task<string?> KnownAsync()
    {
        using var session = await GatewaySession.SignInAsync(gateway, "operator", "operator", operatorPassword, cancel);
        var codes = LargeCompany.All.Select(company => company.Code).ToHashSet();
        await foreach (var tenant in session.AllAsync("/api/v1/tenants", cancel))
        {
            if (tenant.GetProperty("companyCode").GetString() is { } code && codes.Contains(code))
                return code;
        }

        return null;
    }

    public async Task RegisterAsync(IReadOnlyList<CompanyFiles> companies) =>
        await Tenants.RegisterAsync(gateway, operatorPassword, companies, cancel);

    /// <summary>Masters, people, routes and books; then an account for every employee who has none yet, without a password.</summary>
    public async Task FillAsync(CompanyFiles company)
    {
        await Patient.AskAsync(async () =>
        {
            await new CompanyLoad(gateway, company, cancel).RunAsync();
            return company;
        });
        using var session = await AdministratorAsync(company);
        var known = (await UsersAsync(session)).Select(user => user.EmployeeId).ToHashSet();
        var missing = new List<JsonElement>();
        await foreach (var employee in session.AllAsync("/api/v1/employees", cancel))
        {
            if (!known.Contains(employee.GetProperty("id").GetGuid()))
                missing.Add(employee);
        }

        await Parallel.ForEachAsync(
            missing, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (employee, _) => await AddAsync(session, employee));
    }

    /// <summary>Everybody of the company as it stands now.</summary>
    public async Task<Roster> RosterAsync(CompanyFiles company)
    {
        using var session = await AdministratorAsync(company);
        var users = (await UsersAsync(session)).ToDictionary(user => user.EmployeeId);
        var departments = new Dictionary<Guid, (string Name, Guid? Above)>();
        await foreach (var one in session.AllAsync("/api/v1/departments", cancel))
        {
            var content = one.GetProperty("content");
            var above = content.GetProperty("parentId") is { ValueKind: JsonValueKind.String } parent ? parent.GetGuid() : (Guid?)null;
            departments[one.GetProperty("id").GetGuid()] = (content.GetProperty("name").GetString()!, above);
        }

        var people = new List<Person>();
        await foreach (var one in session.AllAsync("/api/v1/employees", cancel))
        {
            var (id, content) = (one.GetProperty("id").GetGuid(), one.GetProperty("content"));
            var place = content.GetProperty("affiliations").EnumerateArray().Single(place => place.GetProperty("primary").GetBoolean());
            var department = place.GetProperty("departmentId").GetGuid();
            people.Add(new Person(
                id, users[id].UserId, users[id].SignInId, content.GetProperty("name").GetString()!, department,
                departments[department].Name, place.GetProperty("head").GetBoolean()));
        }

        return new Roster(people, departments.ToDictionary(one => one.Key, one => one.Value.Above));
    }

    private Task<GatewaySession> AdministratorAsync(CompanyFiles company) => Patient.AskAsync(() => GatewaySession.SignInAsync(
        gateway, company.Code, company.Administrator.SignInId, CompanyFiles.Password, cancel));

    private async Task<List<(Guid EmployeeId, Guid UserId, string SignInId)>> UsersAsync(GatewaySession session)
    {
        var users = new List<(Guid, Guid, string)>();
        await foreach (var user in session.AllAsync("/api/v1/users", cancel))
        {
            if (user.GetProperty("employeeId") is { ValueKind: JsonValueKind.String } employee)
                users.Add((employee.GetGuid(), user.GetProperty("id").GetGuid(), user.GetProperty("signInId").GetString()!));
        }

        return users;
    }

    private async Task AddAsync(GatewaySession session, JsonElement employee)
    {
        var content = employee.GetProperty("content");
        await session.PostAsync(
            "/api/v1/users",
            new
            {
                employeeId = employee.GetProperty("id").GetGuid(), signInId = employee.GetProperty("code").GetString()!.ToLowerInvariant(),
                name = content.GetProperty("name").GetString(), email = content.GetProperty("email").GetString(), roles = Employee,
            },
            cancel: cancel);
    }
}
