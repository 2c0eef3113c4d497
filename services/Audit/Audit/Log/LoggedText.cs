namespace Seisan.Audit.Log;

/// <summary>What people and programs sent, made storable: PostgreSQL's text holds everything but NUL.</summary>
internal static class LoggedText
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text) => text.Replace('\0', Replacement);

    public static string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>The database keeps microseconds; the hash is taken over what the database keeps.</summary>
    public static DateTimeOffset Microseconds(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
