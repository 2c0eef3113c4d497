using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace Seisan.Backup.Engine;

/// <summary>
/// The engine: full backups, the log archive, restores and its own verification, over one stanza. It signs in at the
/// server by the login of <see cref="EngineLogin"/>.
/// </summary>
/// <param name="account">Under which the server runs, who alone may read its files.</param>
/// <param name="login">The engine's connection string, or null where nothing but files is read.</param>
internal sealed partial class PgBackRest(EngineFolder folder, string account, string? login)
{
    public const string Program = "/usr/bin/pgbackrest";
    public const string Stanza = "main";

    private readonly Dictionary<string, string> _environment = EnvironmentOf(login);

    public string Account => account;

    public Task CreateStanzaAsync(CancellationToken ct) => RunAsync("stanza-create", [], ct);

    /// <summary>A full backup. Nothing is taken away by it: see <see cref="ExpireAsync"/>.</summary>
    public async Task<EngineBackup> BackUpAsync(CancellationToken ct)
    {
        await RunAsync("backup", ["--type=full", "--no-expire-auto"], ct);
        return (await ListAsync(ct))[^1];
    }

    /// <summary>The backups of the repository, the oldest first.</summary>
    public async Task<IReadOnlyList<EngineBackup>> ListAsync(CancellationToken ct)
    {
        using var answer = JsonDocument.Parse(await RunAsync("info", ["--output=json"], ct));
        return
        [
            .. from stanza in answer.RootElement.EnumerateArray()
               where stanza.GetProperty("name").GetString() == Stanza
               from backup in stanza.GetProperty("backup").EnumerateArray()
               select EngineBackup.Of(backup),
        ];
    }

    /// <summary>Puts a backup into another folder, to be started up to a named moment of the log.</summary>
    public Task RestoreAsync(string label, string into, string moment, CancellationToken ct) => RunAsync(
        "restore", [$"--set={label}", $"--pg1-path={into}", "--type=name", $"--target={moment}", "--target-action=promote", "--archive-mode=off"], ct);

    /// <summary>Puts the newest backup that serves in the place of the lost data.</summary>
    /// <param name="until">The instant to stop at, or null for all that was archived.</param>
    public Task RestoreInPlaceAsync(DateTimeOffset? until, CancellationToken ct) => until is { } instant
        ? RunAsync("restore", ["--type=time", $"--target={Text(instant)}", "--target-action=promote"], ct)
        : RunAsync("restore", ["--type=default"], ct);

    /// <summary>Reads every file of the repository again and compares it with its hash; the log has to be without a gap.</summary>
    /// <returns>The labels of the backups of which a file is missing, cut off or altered.</returns>
    /// <exception cref="EngineException">The log is not whole.</exception>
    public async Task<IReadOnlySet<string>> VerifyAsync(CancellationToken ct)
    {
        var answer = await RunAsync("verify", ["--output=text", "--verbose"], ct);
        if (!answer.Contains("status:", StringComparison.Ordinal) || BrokenLog().IsMatch(answer))
            throw new EngineException(Command.Last(answer));
        using var files = JsonDocument.Parse(await RunAsync("repo-ls", ["--recurse", "--output=json", $"archive/{Stanza}"], ct));
        if (LogArchive.Gap(files.RootElement.EnumerateObject().Select(file => Path.GetFileName(file.Name))) is { } gap)
            throw new EngineException($"The segment {gap} of the log is missing.");
        return DamagedBackup().Matches(answer).Select(match => match.Groups[1].Value).ToHashSet();
    }

    /// <summary>Keeps the newest <paramref name="count"/> backups and the log from the oldest of them on.</summary>
    public Task ExpireAsync(int count, CancellationToken ct) => RunAsync(
        "expire", ["--repo1-retention-full-type=count", $"--repo1-retention-full={count.ToString(CultureInfo.InvariantCulture)}"], ct);

    [GeneratedRegex(@"^\s*backup: (\S+), status: (?!valid)", RegexOptions.Multiline)]
    private static partial Regex DamagedBackup();

    /// <summary>The line after that of an archive counts what is wrong with its segments.</summary>
    [GeneratedRegex(@"^\s*archiveId: .*\n.*: [1-9]", RegexOptions.Multiline)]
    private static partial Regex BrokenLog();

    private Task<string> RunAsync(string command, string[] options, CancellationToken ct) => Command.RunAsync(
        account, Program, [$"--config={folder.Settings}", $"--stanza={Stanza}", command, .. options], _environment, ct);

    private static Dictionary<string, string> EnvironmentOf(string? login)
    {
        if (login is null)
            return [];
        var settings = new NpgsqlConnectionStringBuilder(login);
        return new()
        {
            ["PGHOST"] = settings.Host!,
            ["PGPASSWORD"] = settings.Password!,
        };
    }

    private static string Text(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture);
}

/// <summary>One backup as the engine lists it.</summary>
/// <param name="Size">Bytes of the databases.</param>
/// <param name="RepositorySize">Bytes in the repository, packed and encrypted.</param>
/// <param name="Damaged">A page of the server had a wrong checksum when it was copied.</param>
internal sealed record EngineBackup(
    string Label, DateTimeOffset StartedAt, DateTimeOffset StoppedAt, long Size, long RepositorySize, bool Damaged)
{
    public static EngineBackup Of(JsonElement backup)
    {
        var info = backup.GetProperty("info");
        var at = backup.GetProperty("timestamp");
        return new(
            backup.GetProperty("label").GetString()!,
            DateTimeOffset.FromUnixTimeSeconds(at.GetProperty("start").GetInt64()),
            DateTimeOffset.FromUnixTimeSeconds(at.GetProperty("stop").GetInt64()),
            info.GetProperty("size").GetInt64(), info.GetProperty("repository").GetProperty("delta").GetInt64(),
            backup.TryGetProperty("error", out var damaged) && damaged.GetBoolean());
    }
}
