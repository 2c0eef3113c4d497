using System.Text;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Servers;

/// <summary>Redis as a cache: nothing is written to disk.</summary>
public sealed class RedisServer(string folder, int port, string password) : IServer
{
    private const string Account = "redis";

    public string Program => "/usr/bin/redis-server";

    public string Package => "redis-server";

    public string ConnectionString => $"127.0.0.1:{port},password={password}";

    public ProcessSpec Command => new(
        Program, [Settings], folder, new Dictionary<string, string>(), Account: Account);

    private string Settings => Path.Combine(folder, "redis.conf");

    public async Task PrepareAsync(CancellationToken ct)
    {
        await Accounts.GiveFolderAsync(folder, Account, ct);
        await File.WriteAllTextAsync(Settings, $"""
            port {port}
            bind 127.0.0.1
            save ""
            appendonly no
            daemonize no
            requirepass {password}

            """, ct);
        await Accounts.GiveFolderAsync(folder, Account, ct);
    }

    public Task<bool> IsReadyAsync(CancellationToken ct) => Greeting.AnswersAsync(
        port, Encoding.ASCII.GetBytes($"AUTH {password}\r\n"), answer => answer is [(byte)'+', ..], ct);
}
