using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Tenants;

/// <summary>The companies that a search finds, as a file; days as in Japan.</summary>
internal static class ExportTenants
{
    private static readonly string[] Titles = ["company_code", "name", "registered_on"];

    public static void Map(IEndpointRouteBuilder tenants) => tenants
        .MapGet("/export", Handle)
        .WithName(nameof(ExportTenants))
        .Produces<string>(contentType: "text/csv");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string? text, string? encoding, MastersDbContext db, CancellationToken ct)
    {
        if (!CsvEncoding.IsKnown(encoding))
            return new FieldErrors().Add("encoding", "unknown_encoding").ToProblem();

        var csv = new CsvWriter().Write(Titles);
        var count = 0;
        await foreach (var row in ListTenants.Found(db, null, text, null).AsAsyncEnumerable().WithCancellation(ct))
        {
            csv.Write([row.CompanyCode, row.Name, JapanTime.At(row.RegisteredAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
            count++;
        }

        db.Record(nameof(ExportTenants), "tenant", "all", after: new { text, count });
        await db.SaveChangesAsync();
        return CsvAnswer.Of(csv, encoding, "tenants.csv");
    }
}
