using System.Diagnostics;
using Npgsql;

namespace Seisan.Backup.Engine;

/// <summary>
/// A server over restored data, to be looked at and thrown away. It listens on a socket in a folder of its account and
/// nowhere else, and hands over no log.
/// </summary>
internal sealed class ScratchServer : IAsyncDisposable
{
    private const int LongestSocket = 107; // sun_path of unix(7)
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly string _data;
    private readonly string _sockets;
    private readonly string _account;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ScratchServer(string data, string sockets, string account, Process process) =>
        (_data, _sockets, _account, _process, _errors) = (data, sockets, account, process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts on the data and returns when the recovery has reached its goal.</summary>
    /// <param name="sockets">A folder of the account.</param>
    /// <param name="settings">Further settings of the server, as <c>name=value</c>.</param>
    /// <exception cref="EngineException">It ended before: the log is not whole, or a file cannot be read.</exception>
    public static async Task<ScratchServer> StartAsync(
        string data, string sockets, string account, IEnumerable<string> settings, TimeProvider clock, CancellationToken ct)
    {
        if (Path.Combine(sockets, ".s.PGSQL.5432").Length > LongestSocket)
            throw new EngineException($"{sockets} is too long a path for a socket.");
        var access = Path.Combine(sockets, "access");
        await File.WriteAllTextAsync(access, "local all all trust\n", ct);
        string[] all =
        [
            .. Command.As(account), Path.Combine(Binaries(data), "postgres"), "-D", data, "-c", "listen_addresses=", "-c", "port=5432",
            "-c", $"unix_socket_directories={sockets}", "-c", $"hba_file={access}", "-c", "hot_standby=off", "-c", "max_connections=300",
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        var process = Process.Start(new ProcessStartInfo(all[0], all[1..]) { RedirectStandardError = true, WorkingDirectory = "/" })!;
        var server = new ScratchServer(data, sockets, account, process);
        try
        {
            while (!await server.AnswersAsync(ct))
            {
                if (process.HasExited)
                    throw new EngineException($"The restored server ended: {Command.Last(await server._errors)}");
                await Task.Delay(Look, clock, ct);
            }
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Ends what a process that was killed left running over the data, if anything.</summary>
    public static async Task EndLeftOverAsync(string data, string account, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(data, "postmaster.pid")))
            return;
        try
        {
            await StopAsync(data, account, "immediate", ct);
        }
        catch (EngineException)
        {
            // it runs no longer
        }
    }

    public async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = _sockets, Port = 5432, Username = EngineLogin.Name, Database = database, Pooling = false, Timeout = 2, CommandTimeout = 0,
        }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <param name="data">A folder of a cluster: its version says which programs are its own.</param>
    private static string Binaries(string data) =>
        $"/usr/lib/postgresql/{File.ReadAllText(Path.Combine(data, "PG_VERSION")).Trim()}/bin";

    private static Task<string> StopAsync(string data, string account, string mode, CancellationToken ct) =>
        Command.RunAsync(account, Path.Combine(Binaries(data), "pg_ctl"), ["stop", "-D", data, "-m", mode, "-w", "-t", "120"], null, ct);

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await ConnectAsync("postgres", ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Stops in good order: what was recovered is on the disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            try
            {
                await StopAsync(_data, _account, "fast", CancellationToken.None);
            }
            catch (EngineException)
            {
                await StopAsync(_data, _account, "immediate", CancellationToken.None);
            }
        }

        _process.Dispose();
    }
}
