using System.Text.Json;
using System.Web;
using Seisan.Demo.Client;

namespace Seisan.Load;

/// <summary>
/// Lets employees of the demo company in who have no account yet, through the public API as an administrator does:
/// claimants spread over the departments, and every department's head as approver.
/// </summary>
internal sealed class Company(Uri gateway, GatewaySession administrator)
{
    public const string Code = "aoba";
    public const string Password = "Seisan-demo-2026";

    private readonly Dictionary<Guid, string> _known = [];

    public static async Task<Company> OpenAsync(Uri gateway)
    {
        var company = new Company(gateway, await GatewaySession.SignInAsync(gateway, Code, "yamada", Password));
        await foreach (var user in company.AllAsync("/api/v1/users"))
        {
            if (user.GetProperty("employeeId").ValueKind is JsonValueKind.String && user.GetProperty("hasPassword").GetBoolean())
                company._known[user.GetProperty("employeeId").GetGuid()] = user.GetProperty("signInId").GetString()!;
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

    private async Task<string[]> LetInAsync(List<Person> people, string role)
    {
        var ids = new List<string>();
        foreach (var person in people)
            ids.Add(_known.TryGetValue(person.Id, out var known) ? known : await AddAsync(person, role));
        return [.. ids];
    }

    private async Task<string> AddAsync(Person person, string role)
    {
        var user = await administrator.PostAsync(
            "/api/v1/users",
            new { employeeId = person.Id, signInId = $"load-{person.Code}", person.Name, email = person.Email, roles = new[] { role } });
        var issued = await administrator.PostAsync(
            $"/api/v1/users/{user.GetProperty("id").GetGuid()}/password-link", new { delivery = "show" });
        using var anonymous = GatewaySession.Anonymous(gateway);
        var link = new Uri(gateway, issued.GetProperty("link").GetString());
        await anonymous.PostAsync(
            "/api/v1/passwords", new { token = HttpUtility.ParseQueryString(link.Query)["token"], password = Password });
        return $"load-{person.Code}";
    }

    private async IAsyncEnumerable<JsonElement> AllAsync(string path)
    {
        string? next = null;
        do
        {
            var page = await administrator.GetAsync($"{path}?limit=200{(next is null ? "" : $"&after={Uri.EscapeDataString(next)}")}");
            foreach (var item in page.GetProperty("items").EnumerateArray())
                yield return item;
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
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
