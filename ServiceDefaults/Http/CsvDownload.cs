using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Seisan.ServiceDefaults.Http;

/// <summary>
/// A CSV file (RFC 4180) sent while its rows are read. A cell that a spreadsheet would take for a formula gets an
/// apostrophe in front; the byte order mark makes Excel read UTF-8.
/// </summary>
public sealed class CsvDownload<T>(
    string name, IReadOnlyList<string> header, IAsyncEnumerable<T> rows, Func<T, IEnumerable<object?>> cells) : IResult
{
    private const int FlushAt = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        var line = new StringBuilder("\uFEFF");
        CsvRow.Append(line, header);
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
        {
            CsvRow.Append(line, cells(row));
            if (line.Length > FlushAt)
                await SendAsync(response, line, httpContext.RequestAborted);
        }

        await SendAsync(response, line, httpContext.RequestAborted);
    }

    private static async Task SendAsync(HttpResponse response, StringBuilder text, CancellationToken ct)
    {
        Encoding.UTF8.GetBytes(text.ToString().AsSpan(), response.BodyWriter);
        text.Clear();
        await response.BodyWriter.FlushAsync(ct);
    }
}

/// <summary>A record of RFC 4180 that no spreadsheet takes for a formula.</summary>
public static class CsvRow
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>First letters that make a spreadsheet calculate, and their full-width forms.</summary>
    private const string FormulaBeginnings = "=+-@\t\r\n＝＋－＠";

    public static void Append(StringBuilder text, IEnumerable<object?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                text.Append(',');
            first = false;
            AppendCell(text, cell switch
            {
                null => "",
                DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                _ => Harmless(cell.ToString() ?? ""),
            });
        }

        text.Append("\r\n");
    }

    private static string Harmless(string cell) =>
        cell.Length > 0 && FormulaBeginnings.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;

    private static void AppendCell(StringBuilder text, string cell)
    {
        if (cell.AsSpan().ContainsAny(Quoted))
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            text.Append(cell);
    }
}
