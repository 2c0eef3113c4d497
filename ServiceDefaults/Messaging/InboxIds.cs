namespace Seisan.ServiceDefaults.Messaging;

/// <summary>What the inbox knows from a message's id alone.</summary>
internal static class InboxIds
{
    /// <summary>Rows of the inbox are kept this long; an older message could not be told from a new one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(45);

    /// <summary>The instant in the first 48 bits of a version 7 id (RFC 9562).</summary>
    public static DateTimeOffset CreatedAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        foreach (var part in bytes[..6])
            milliseconds = (milliseconds << 8) | part;
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }
}
