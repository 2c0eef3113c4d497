using System.Globalization;
using Npgsql;

namespace Seisan.Backup.Engine;

/// <summary>
/// The command <c>engine</c>, under the superuser's login: makes the login of the backups, the settings and the stanza
/// of the engine, and has the server hand over its log. Run again, it changes nothing.
/// </summary>
/// <remarks>
/// Reads <c>ConnectionStrings:postgres</c>, <c>Backup:KeyFile</c> and <c>Backup:Folder</c>. Where that folder is not there it
/// is made beside the server's data and linked to. A server on another machine, or one that keeps no log, is left alone.
/// </remarks>
internal static class SetUpEngine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args[1..]).Build();
        var server = configuration.GetConnectionString("postgres") ?? throw new InvalidOperationException("ConnectionStrings:postgres is missing.");
        var link = configuration["Backup:Folder"] ?? throw new InvalidOperationException("Backup:Folder is missing.");
        return await RunAsync(server, link, new EngineKey(configuration), CancellationToken.None);
    }

    internal static async Task<int> RunAsync(string server, string link, EngineKey key, CancellationToken ct)
    {
        await using var administrator = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await administrator.OpenAsync(ct);
        var data = await AskAsync(administrator, "SHOW data_directory", ct);
        if (!Directory.Exists(data) || await AskAsync(administrator, "SHOW archive_mode", ct) != "on")
        {
            File.Delete(link);
            await Console.Out.WriteLineAsync("The database server is another's, or keeps no log (archive_mode): its backups are made by those who run it.");
            return 0;
        }

        var account = await OwnerAsync(data, ct);
        var folder = Folder(link, data);
        await MakeAsync(folder, account, ct);
        await WriteSettingsAsync(folder, account, data, await AskAsync(administrator, "SHOW port", ct), key.Cipher, ct);
        await EngineLogin.CreateAsync(administrator, key.Password, ct);
        await new PgBackRest(folder, account, EngineLogin.At(server, key.Password)).CreateStanzaAsync(ct);
        await HandOverLogAsync(administrator, folder, ct); // last: a segment that is refused is tried again only after a minute
        return 0;
    }

    /// <summary>The account that a file belongs to.</summary>
    internal static async Task<string> OwnerAsync(string path, CancellationToken ct) =>
        (await Command.RunAsync(Environment.UserName, "/usr/bin/stat", ["-c", "%U", path], null, ct)).Trim();

    private static EngineFolder Folder(string link, string data)
    {
        if (EngineFolder.At(link) is { } there)
            return there;
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(data)!)!, "backup");
        Directory.CreateDirectory(beside);
        File.Delete(link); // one that leads nowhere any more
        Directory.CreateSymbolicLink(link, beside);
        return new(beside);
    }

    private static async Task MakeAsync(EngineFolder folder, string account, CancellationToken ct)
    {
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        foreach (var own in new[] { folder.Objects, folder.Catalogues })
            Directory.CreateDirectory(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] owner = account == Environment.UserName ? [] : ["-o", account, "-g", account];
        await Command.RunAsync(Environment.UserName, "/usr/bin/install", ["-d", "-m", "700", .. owner, .. folder.OfEngine], null, ct);
    }

    private static async Task WriteSettingsAsync(EngineFolder folder, string account, string data, string port, string cipher, CancellationToken ct)
    {
        var settings = string.Create(CultureInfo.InvariantCulture, $"""
            [global]
            repo1-path={folder.Repository}
            repo1-cipher-type=aes-256-cbc
            repo1-cipher-pass={cipher}
            log-path={folder.In("log")}
            lock-path={folder.In("lock")}
            spool-path={folder.In("spool")}
            log-level-console=off
            log-level-stderr=error
            log-level-file=warn
            start-fast=y
            compress-type=zst

            [{PgBackRest.Stanza}]
            pg1-path={data}
            pg1-port={port}
            pg1-user={EngineLogin.Name}

            """);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using (var writer = new StreamWriter($"{folder.Settings}.new", options))
            await writer.WriteAsync(settings);
        if (account != Environment.UserName)
            await Command.RunAsync(Environment.UserName, "/usr/bin/chown", [$"{account}:{account}", $"{folder.Settings}.new"], null, ct);
        File.Move($"{folder.Settings}.new", folder.Settings, overwrite: true);
    }

    private static async Task HandOverLogAsync(NpgsqlConnection administrator, EngineFolder folder, CancellationToken ct)
    {
        var push = $"{PgBackRest.Program} --config={folder.Settings} --stanza={PgBackRest.Stanza} archive-push %p".Replace("'", "''", StringComparison.Ordinal);
        foreach (var statement in (string[])[$"ALTER SYSTEM SET archive_command = '{push}'", "ALTER SYSTEM SET archive_timeout = '60s'", "SELECT pg_reload_conf()"])
        {
            await using var command = new NpgsqlCommand(statement, administrator);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<string> AskAsync(NpgsqlConnection connection, string question, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }
}
