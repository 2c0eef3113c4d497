using System.Collections.Concurrent;
using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Load;

/// <summary>A call that waits to be made: the path, what it sends, the version it saw, and the claim it is about.</summary>
internal sealed record Call(string Path, object? Body, string? Version, Guid Claim);

/// <summary>One signed-in session of the load, with the calls prepared for its person.</summary>
internal sealed record User(GatewaySession Session, JsonElement Options, ConcurrentQueue<Call> Prepared);

/// <summary>
/// The signed-in sessions, each with cookies and connections of its own. Every claimant is another person; where
/// there are more sessions than approvers, those of one approver share the work that waits for that person.
/// </summary>
internal sealed class People : IDisposable
{
    private People(User[] employees, User[] approvers) => (Employees, Approvers) = (employees, approvers);

    public User[] Employees { get; }
    public User[] Approvers { get; }

    public static async Task<People> SignInAsync(Uri gateway, int users)
    {
        var (claimants, approvers) = await (await Company.OpenAsync(gateway)).PeopleAsync(users);
        return new People(await AllAsync(gateway, claimants, users), await AllAsync(gateway, approvers, users));
    }

    public void Dispose()
    {
        foreach (var user in Employees.Concat(Approvers))
            user.Session.Dispose();
    }

    private static async Task<User[]> AllAsync(Uri gateway, string[] signInIds, int sessions)
    {
        var users = new List<User>();
        foreach (var signInId in Enumerable.Range(0, sessions).Select(n => signInIds[n % signInIds.Length]))
        {
            var session = await GatewaySession.SignInAsync(gateway, Company.Code, signInId, Company.Password);
            var shared = users.Count >= signInIds.Length ? users[users.Count % signInIds.Length].Prepared : new();
            users.Add(new User(session, await OptionsAsync(session), shared));
        }

        return [.. users];
    }

    /// <summary>Once claims has heard of the person.</summary>
    private static async Task<JsonElement> OptionsAsync(GatewaySession session)
    {
        while (true)
        {
            var options = await session.GetAsync("/api/v1/claim-options");
            if (options.GetProperty("claimant").ValueKind is JsonValueKind.Object)
                return options;
            await Task.Delay(200);
        }
    }
}
