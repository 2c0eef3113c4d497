namespace Seisan.Claims;

internal static class Instants
{
    /// <summary>Now, in the microseconds that the database keeps: what is answered will be read again.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
