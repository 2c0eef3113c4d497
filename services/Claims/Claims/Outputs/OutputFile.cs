using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Claims.Outputs;

/// <summary>Puts the pieces of a file together while it is sent: one piece in memory at a time.</summary>
internal static class OutputFile
{
    public static string TypeOf(ClaimOutput output) => output.Format == ClaimOutput.Pdf ? "application/zip" : "text/csv; charset=utf-8";

    public static string NameOf(ClaimOutput output) => string.Create(
        CultureInfo.InvariantCulture,
        $"claims-{output.CreatedAt:yyyyMMdd}-{output.Id.ToString("N")[^6..]}.{(output.Format == ClaimOutput.Pdf ? "zip" : "csv")}");

    /// <summary>Binds a piece to its place: pieces that were swapped do not open.</summary>
    public static string ColumnOf(int number) => $"content/{number}";

    public static async Task WriteAsync(ClaimsDbContext db, DataKeys keys, ClaimOutput output, Stream stream, CancellationToken ct)
    {
        if (output.Format != ClaimOutput.Pdf)
        {
            await foreach (var (_, content) in PartsAsync(db, keys, output, ct)) await stream.WriteAsync(content, ct);
            return;
        }

        using var held = new HeldBytes();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            await foreach (var (name, content) in PartsAsync(db, keys, output, ct))
            {
                var entry = zip.CreateEntry(name!, CompressionLevel.NoCompression); // a PDF is compressed inside
                entry.LastWriteTime = output.CreatedAt;
                await using (var file = await entry.OpenAsync(ct)) await file.WriteAsync(content, ct);
                await held.SendAsync(stream, ct);
            }
        }

        await held.SendAsync(stream, ct);
    }

    private static async IAsyncEnumerable<(string? Name, byte[] Content)> PartsAsync(
        ClaimsDbContext db, DataKeys keys, ClaimOutput output, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var number = 1; number <= output.Parts; number++)
        {
            var part = await db.OutputParts.AsNoTracking().SingleAsync(row => row.OutputId == output.Id && row.Number == number, ct);
            yield return (part.Name, await keys.OpenAsync(
                OutputPart.DataClass, "claim_output_part", ColumnOf(number), output.Id, part.Content));
        }
    }
}
