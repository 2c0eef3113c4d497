namespace Seisan.Masters.Domain.Csv;

/// <summary>
/// A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and the apostrophe is
/// taken off again when the file comes back. A text that itself begins with apostrophes and a formula gets one more, so
/// that every text survives the round trip.
/// </summary>
public static class FormulaGuard
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    public static string Protect(string cell) => IsDangerous(cell) ? "'" + cell : cell;

    public static string Restore(string cell) => cell.StartsWith('\'') && IsDangerous(cell) ? cell[1..] : cell;

    private static bool IsDangerous(string cell)
    {
        var bare = cell.AsSpan().TrimStart('\'');
        return bare.Length > 0 && Dangerous.Contains(bare[0], StringComparison.Ordinal);
    }
}
