namespace Seisan.Claims.Papers;

/// <summary>One column of a table.</summary>
/// <param name="Left">From the left edge of the sheet.</param>
internal sealed record Column(string Head, double Left, double Width, bool FromRight = false);

/// <summary>What stands in a column of a row: lines, and below them smaller grey ones.</summary>
internal sealed record Cell(string? Text, string? Below = null, bool Bold = false);

/// <summary>
/// A table that goes on over as many sheets as it needs; each begins with the names of the columns. A row is cut only
/// where it is too high for a sheet.
/// </summary>
internal sealed class PaperTable(PaperDocument paper, Column[] columns, Func<double> newSheet, double size = 8.5)
{
    public const double Bottom = PaperDocument.Height - 58;
    private const double Leading = 12, Gap = 4.5, Tallest = 300;

    private readonly double _small = size - 1;

    private double Left => columns[0].Left;

    private double Right => columns[^1].Left + columns[^1].Width;

    /// <summary>Draws the table from <paramref name="y"/> on and says where it ends.</summary>
    public double Draw(double y, IEnumerable<Cell[]> rows)
    {
        y = Head(y + Leading + (2 * Gap) + Leading > Bottom ? newSheet() : y);
        foreach (var row in rows) y = Row(y, row);
        return y;
    }

    private double Head(double y)
    {
        var height = Leading + Gap;
        paper.Fill(Left, y, Right - Left, height);
        foreach (var column in columns) Put(column, y + height - 5.5, paper.Type.Letters(column.Head, true), 7.5, Ink.Grey);
        paper.Rule(Left, Right, y + height, 0.8, Ink.Grey);
        return y + height;
    }

    private double Row(double y, Cell[] cells)
    {
        var lines = cells.Select((cell, n) => Lines(columns[n], cell)).ToArray();
        var (count, next) = (Math.Max(1, lines.Max(cell => cell.Count)), 0);
        var height = (count * Leading) + (2 * Gap);
        if (y + height > Bottom && height < Tallest) y = Head(newSheet());
        y += Gap;
        for (; next < count; next++)
        {
            if (y + Leading > Bottom) y = Head(newSheet()) + Gap;
            for (var n = 0; n < cells.Length; n++)
            {
                if (next >= lines[n].Count) continue;
                var (letters, small) = lines[n][next];
                Put(columns[n], y + Leading - 3, letters, small ? _small : size, small ? Ink.Grey : Ink.Black);
            }

            y += Leading;
        }

        paper.Rule(Left, Right, y + Gap);
        return y + Gap;
    }

    private List<(List<Letter> Letters, bool Small)> Lines(Column column, Cell cell)
    {
        var room = column.Width - 6;
        return
        [
            .. paper.Type.Lines(cell.Text, room / size, cell.Bold).Select(line => (line, false)),
            .. paper.Type.Lines(cell.Below, room / _small).Select(line => (line, true)),
        ];
    }

    private void Put(Column column, double y, List<Letter> letters, double points, Ink ink) =>
        paper.Text(column.FromRight ? column.Left + column.Width - 3 : column.Left + 3, y, letters, points, ink, column.FromRight);
}
