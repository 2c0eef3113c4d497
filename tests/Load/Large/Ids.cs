namespace Seisan.Load.Large;

internal static class Ids
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>
    /// How long after something an id was made, by the instant in the first 48 bits of a version 7 id (RFC 9562); null where it has
    /// none or is from another time.
    /// </summary>
    public static TimeSpan? AgeOf(Guid id, DateTime madeAt)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = bytes[..6].ToArray().Aggregate(0L, (sum, part) => (sum << 8) | part);
        var age = TimeSpan.FromMilliseconds(milliseconds - (madeAt - DateTime.UnixEpoch).TotalMilliseconds);
        return id.Version == 7 && age.Duration() < Longest ? age : null;
    }
}
