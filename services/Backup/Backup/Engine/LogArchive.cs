using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Seisan.Backup.Engine;

/// <summary>The server's log on its way into the repository.</summary>
internal static partial class LogArchive
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Closes the segment in which the log stands now.</summary>
    /// <returns>The name of that segment.</returns>
    public static async Task<string> SwitchAsync(NpgsqlConnection control, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT pg_walfile_name(pg_switch_wal())", control);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <exception cref="EngineException">The segment was not handed over in time.</exception>
    public static async Task WaitForAsync(NpgsqlConnection control, string segment, TimeSpan patience, TimeProvider clock, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + patience;
        while (string.CompareOrdinal((await StateAsync(control, ct)).LastSegment, segment) < 0)
        {
            if (clock.GetUtcNow() > until)
                throw new EngineException($"The segment {segment} of the log did not reach the repository in {patience.TotalSeconds} s.");
            await Task.Delay(Look, clock, ct);
        }
    }

    /// <summary>The place, as log and segment, that is missing between the first and the last of the archived files; null when none is.</summary>
    /// <remarks>A name is timeline, log and segment, eight hexadecimal digits each; a log has 256 segments of 16 MiB.</remarks>
    public static string? Gap(IEnumerable<string> files)
    {
        var places = files.Select(file => Segment().Match(file)).Where(match => match.Success)
            .Select(match => (Number(match.Groups[1].Value) * 256) + Number(match.Groups[2].Value)).ToHashSet();
        if (places.Count == 0)
            return null;
        for (var place = places.Min(); place < places.Max(); place++)
        {
            if (!places.Contains(place))
                return $"{place / 256:X8}{place % 256:X8}";
        }

        return null;
    }

    public static async Task<ArchiveState> StateAsync(NpgsqlConnection control, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT last_archived_wal, last_archived_time, last_failed_wal, last_failed_time FROM pg_stat_archiver", control);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(Text(reader, 0), Time(reader, 1), Text(reader, 2), Time(reader, 3));
    }

    [GeneratedRegex("^[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})-[0-9a-f]{40}(\\.[a-z0-9]+)?$")]
    private static partial Regex Segment();

    private static long Number(string hexadecimal) => long.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

/// <param name="LastSegment">The newest segment in the repository.</param>
internal sealed record ArchiveState(string? LastSegment, DateTimeOffset? LastAt, string? FailedSegment, DateTimeOffset? FailedAt)
{
    /// <summary>The last try to hand over a segment failed.</summary>
    public bool Fails => FailedAt is { } failed && (LastAt is not { } last || failed > last);
}
