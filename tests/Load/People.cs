using System.Collections.Concurrent;
using System.Text.Json;
using Seisan.Demo;
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
    private const int AtOnce = 4;

    public required User[] Employees { get; init; }
    public required User[] Approvers { get; init; }

    /// <summary>Sessions of one person who may read everybody's claims.</summary>
    public required User[] Readers { get; init; }

    /// <param name="approvers">Sessions of those who decide; none where nobody is asked.</param>
    /// <param name="readers">Sessions of the accountant.</param>
    public static async Task<People> SignInAsync(Uri gateway, string code, int users, int approvers, int readers)
    {
        var company = await Company.OpenAsync(gateway, code);
        var (claimants, heads) = await company.PeopleAsync(users);
        return new People
        {
            Employees = await AllAsync(gateway, code, claimants, users),
            Approvers = await AllAsync(gateway, code, heads, approvers),
            Readers = await AllAsync(gateway, code, [company.Accountant], readers),
        };
    }

    public void Dispose()
    {
        foreach (var user in Employees.Concat(Approvers).Concat(Readers))
            user.Session.Dispose();
    }

    private static async Task<User[]> AllAsync(Uri gateway, string code, string[] signInIds, int sessions)
    {
        var prepared = signInIds.Select(_ => new ConcurrentQueue<Call>()).ToArray();
        var users = new User[sessions];
        await Parallel.ForAsync(0, sessions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, _) =>
        {
            var person = at % signInIds.Length;
            var session = await Patient.AskAsync(() => GatewaySession.SignInAsync(gateway, code, signInIds[person], CompanyFiles.Password));
            users[at] = new User(session, await OptionsAsync(session), prepared[person]);
        });
        return users;
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
