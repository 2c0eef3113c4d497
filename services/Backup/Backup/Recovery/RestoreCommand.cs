using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Seisan.Backup.Engine;
using Seisan.Backup.Objects;

namespace Seisan.Backup.Recovery;

/// <summary>
/// The command <c>restore</c>: puts the newest backup that serves in the place of the databases, brings it forward by the
/// log to the end or to an instant, and puts back the objects that are gone. What stood there before is moved aside, never
/// deleted. The platform has to be stopped; nothing but the folder of the backups is needed.
/// </summary>
/// <remarks><c>--folder PATH</c> of the backups, <c>--objects PATH</c> of the object store, <c>--to INSTANT</c> (RFC 3339), or the end.</remarks>
internal static class RestoreCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        if (options["folder"] is not { } link || options["objects"] is not { } store)
            return await RefuseAsync(output, "restore --folder PATH --objects PATH [--to 2026-04-01T09:00:00+09:00]");
        DateTimeOffset? until = null;
        if (options["to"] is { } to)
        {
            if (!DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                return await RefuseAsync(output, $"--to {to} is no instant such as 2026-04-01T09:00:00+09:00");
            until = instant;
        }

        if (EngineFolder.At(link) is not { } folder || !File.Exists(folder.Settings))
            return await RefuseAsync(output, $"{link} holds no backups");
        try
        {
            return await RestoreAsync(folder, store, until, output);
        }
        catch (EngineException fault)
        {
            return await RefuseAsync(output, fault.Message);
        }
    }

    private static async Task<int> RestoreAsync(EngineFolder folder, string store, DateTimeOffset? until, TextWriter output)
    {
        var began = Stopwatch.GetTimestamp();
        var account = await SetUpEngine.OwnerAsync(folder.Settings, CancellationToken.None);
        var data = (await File.ReadAllLinesAsync(folder.Settings)).Select(line => line.Split('=', 2))
            .First(parts => parts[0] == "pg1-path")[1];
        if (await RunsAsync(data))
            return await RefuseAsync(output, $"the database server over {data} runs: stop the platform first");

        var aside = string.Create(CultureInfo.InvariantCulture, $"{data}.before-{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}");
        var hadData = Directory.Exists(data);
        if (hadData)
            Directory.Move(data, aside);
        string? reached;
        try
        {
            reached = await PutInPlaceAsync(folder, account, data, until);
        }
        catch (EngineException)
        {
            Directory.Delete(data, recursive: true);
            if (hadData)
                Directory.Move(aside, data); // nothing has happened
            throw;
        }

        if (hadData)
            await output.WriteLineAsync($"What stood there is in {aside}");
        var objects = await new ObjectCopies(folder, store).PutBackAsync(CancellationToken.None);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Restored in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s up to {reached ?? "the end of the backup"}; {objects} objects put back"));
        return 0;
    }

    private static async Task<string?> PutInPlaceAsync(EngineFolder folder, string account, string data, DateTimeOffset? until)
    {
        string[] owner = account == Environment.UserName ? [] : ["-o", account, "-g", account];
        await Command.RunAsync(Environment.UserName, "/usr/bin/install", ["-d", "-m", "700", .. owner, data], null, CancellationToken.None);
        await new PgBackRest(folder, account, null).RestoreInPlaceAsync(until, CancellationToken.None);
        return await RecoverAsync(data, folder, account);
    }

    /// <summary>Starts the server once, out of everybody's reach, up to the goal: from then on it is a database like before.</summary>
    /// <returns>When the last transaction that came back was committed.</returns>
    private static async Task<string?> RecoverAsync(string data, EngineFolder folder, string account)
    {
        await using var server = await ScratchServer.StartAsync(
            data, folder.Scratch, account, ["archive_mode=on"], TimeProvider.System, CancellationToken.None);
        await using var connection = await server.ConnectAsync("postgres", CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT pg_last_xact_replay_timestamp()::text", connection);
        return await command.ExecuteScalarAsync() as string;
    }

    private static async Task<bool> RunsAsync(string data)
    {
        var pidFile = Path.Combine(data, "postmaster.pid");
        return File.Exists(pidFile) && int.TryParse((await File.ReadAllLinesAsync(pidFile))[0], CultureInfo.InvariantCulture, out var pid)
            && File.Exists($"/proc/{pid}/comm") && (await File.ReadAllTextAsync($"/proc/{pid}/comm")).Trim() == "postgres";
    }

    private static async Task<int> RefuseAsync(TextWriter output, string reason)
    {
        await output.WriteLineAsync(reason);
        return 1;
    }
}
