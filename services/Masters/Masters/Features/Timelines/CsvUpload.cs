using Seisan.Masters.Domain.Csv;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <summary>What an import did, or in a dry run would do; with errors it did nothing.</summary>
/// <param name="Rows">Lines below the headings.</param>
internal sealed record ImportResult(
    bool DryRun, int Rows, int Created, int Changed, int Unchanged, IReadOnlyList<ImportProblem> Errors);

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Column">The heading, or null when the whole line is meant.</param>
internal sealed record ImportProblem(int Line, string? Column, string Code, string Message);

internal static class CsvUpload
{
    private const int MostErrors = 1000;

    /// <summary>The table in the body; what is wrong with it as a file stands among its errors.</summary>
    public static async Task<CsvTable> ReadAsync(
        HttpRequest request, IReadOnlyList<Column> columns, string? encoding, CancellationToken ct)
    {
        if (request.Body.CanSeek)
            request.Body.Position = 0;
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        try
        {
            return CsvTable.Read(CsvEncoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), encoding), columns);
        }
        catch (CsvFormatException fault)
        {
            return CsvTable.Broken(fault.Line, fault.Code);
        }
    }

    public static List<ImportProblem> Describe(IReadOnlyList<ImportError> errors) =>
    [
        .. errors.OrderBy(error => error.Line).Take(MostErrors).Select(error => new ImportProblem(
            error.Line, error.Column, error.Code, RefusalTexts.Describe(error.Code, error.Arguments))),
    ];
}
