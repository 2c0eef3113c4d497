using System.Collections.Concurrent;
using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Load;

/// <summary>One signed-in user of the load, with the claims prepared for them.</summary>
internal sealed record User(GatewaySession Session, JsonElement Options)
{
    public ConcurrentQueue<(string Path, object? Body, string? Version)> Prepared { get; } = new();
}

/// <summary>The signed-in users. Each has a session, cookies and connections of its own.</summary>
internal sealed class People : IDisposable
{
    private const string Password = "Seisan-demo-2026";

    private People(User[] employees, User[] approvers) => (Employees, Approvers) = (employees, approvers);

    public User[] Employees { get; }
    public User[] Approvers { get; }

    public static async Task<People> SignInAsync(Uri gateway, int users)
    {
        string[] employees = [Setting("LOAD_EMPLOYEE_1", "sato"), Setting("LOAD_EMPLOYEE_2", "suzuki")];
        var approver = Setting("LOAD_APPROVER", "takahashi");
        return new People(
            await AllAsync(gateway, Enumerable.Range(0, users).Select(n => employees[n % employees.Length])),
            await AllAsync(gateway, Enumerable.Range(0, users).Select(_ => approver)));
    }

    public void Dispose()
    {
        foreach (var user in Employees.Concat(Approvers))
            user.Session.Dispose();
    }

    private static string Setting(string name, string usual) => Environment.GetEnvironmentVariable(name) ?? usual;

    private static async Task<User[]> AllAsync(Uri gateway, IEnumerable<string> signInIds)
    {
        var users = new List<User>();
        foreach (var signInId in signInIds)
        {
            var session = await GatewaySession.SignInAsync(gateway, "aoba", signInId, Password);
            users.Add(new User(session, await session.GetAsync("/api/v1/claim-options")));
        }

        return [.. users];
    }
}
