using System.Text.Json;
using System.Web;
using Seisan.Demo;
using Seisan.Demo.Client;

namespace Seisan.Load;

/// <summary>
/// Lets employees of a company in who have no password yet, through the public API as an administrator does: claimants
/// spread over the departments, and every department's head as approver.
/// </summary>
internal sealed class Company(Uri gateway, string code, GatewaySession administrator)
{
    /// <summary>The larger demo company, whose people have names; in those of the large load they have numbers.</summary>
    public const string Usual = "aoba";
    private const int AtOnce = 4;

    private readonly Dictionary<Guid, (Guid Id, string SignInId, bool LetIn)> _known = [];

    /// <summary>Who may read the claims of everybody.</summary>
    public string Accountant => code == Usual ? "ito" : "accountant";

    public static async Task<Company> OpenAsync(Uri gateway, string code)
    {
        var administrator = code == Usual ? "yamada" : "admin";
        var company = new Company(
            gateway, code, await GatewaySession.SignInAsync(gateway, code, administrator, CompanyFiles.Password));
        await foreach (var user in company.AllAsync("/api/v1/users"))
        {
            if (user.GetProperty("employeeId") is not { ValueKind: JsonValueKind.String } employee)
                continue;
            var signInId = user.GetProperty("signInId").GetString()!;
            company._known[employee.GetGuid()] =
                (user.GetProperty("id").GetGuid(), signInId, user.GetProperty("hasPassword").GetBoolean());
        }

        return company;
    }

    /// <summary>The sign-in ids of so many claimants, each another person, and of the people who decide on them.</summary>
    public async Task<(string[] Claimants, string[] Approvers)> PeopleAsync(int claimants)
    {
        var employees = new List<Person>();
        await foreach (var one in AllAsync("/api/v1/employees"))
            employees.Add(Person.Of(one));

        var chosen = employees.Where(one => !one.Head).GroupBy(one => one.Department)
            .SelectMany(department => department.Index()).OrderBy(one => one.Index).Select(one => one.Item)
            .Take(claimants).ToList();
        var departments = chosen.Select(one => one.Department).ToHashSet();
        var heads = employees.Where(one => one.Head && departments.Contains(one.Department)).ToList();
        return (await LetInAsync(chosen, "employee"), await LetInAsync(heads, "approver"));
    }

    private IAsyncEnumerable<JsonElement> AllAsync(string path) => administrator.AllAsync(path);

    private async Task<string[]> LetInAsync(List<Person> people, string role)
    {
        var ids = new string[people.Count];
        await Parallel.ForEachAsync(people.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
            ids[one.Index] = await LetInAsync(one.Item, role));
        return ids;
    }

    private async Task<string> LetInAsync(Person person, string role)
    {
        if (_known.TryGetValue(person.Id, out var known) && known.LetIn)
            return known.SignInId;
        var (id, signInId) = known.SignInId is null ? await AddAsync(person, role) : (known.Id, known.SignInId);
        var issued = await administrator.PostAsync($"/api/v1/users/{id}/password-link", new { delivery = "show" });
        using var anonymous = GatewaySession.Anonymous(gateway);
        var link = new Uri(gateway, issued.GetProperty("link").GetString());
        await anonymous.PostAsync(
            "/api/v1/passwords", new { token = HttpUtility.ParseQueryString(link.Query)["token"], password = CompanyFiles.Password });
        return signInId;
    }

    private async Task<(Guid Id, string SignInId)> AddAsync(Person person, string role)
    {
        var user = await administrator.PostAsync(
            "/api/v1/users",
            new { employeeId = person.Id, signInId = $"load-{person.Code}", person.Name, email = person.Email, roles = new[] { role } });
        return (user.GetProperty("id").GetGuid(), $"load-{person.Code}");
    }

    private sealed record Person(Guid Id, string Code, string Name, string? Email, Guid Department, bool Head)
    {
        public static Person Of(JsonElement employee)
        {
            var content = employee.GetProperty("content");
            var primary = content.GetProperty("affiliations").EnumerateArray().Single(one => one.GetProperty("primary").GetBoolean());
            return new Person(
                employee.GetProperty("id").GetGuid(), employee.GetProperty("code").GetString()!, content.GetProperty("name").GetString()!,
                content.GetProperty("email").GetString(), primary.GetProperty("departmentId").GetGuid(),
                primary.GetProperty("head").GetBoolean());
        }
    }
}
