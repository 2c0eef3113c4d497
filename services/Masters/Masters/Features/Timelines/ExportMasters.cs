using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Kernel;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <summary>All masters of a kind with all their versions as a file that can be imported again.</summary>
internal sealed class ExportMasters<T>(MasterKind<T> kind)
    where T : class
{
    public void Map(IEndpointRouteBuilder masters) => masters
        .MapGet("/export", Handle)
        .RequirePermission(Permissions.MastersWrite)
        .WithName($"Export{kind.Plural}")
        .Produces<string>(contentType: "text/csv");

    private async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string? encoding, MastersDbContext db, Caller caller, CancellationToken ct)
    {
        if (!CsvEncoding.IsKnown(encoding))
            return new FieldErrors().Add("encoding", "unknown_encoding").ToProblem();

        var masters = await new MasterBook<T>(db, caller, kind).AllAsync(ct);
        var codes = await CodeBooks.ReadAsync(db, kind.Names, ct);
        var csv = new CsvWriter().Write(kind.AllColumns.Select(column => column.Title));
        foreach (var master in masters)
        {
            foreach (var version in master.Versions)
            {
                csv.Write(
                [
                    master.Code, version.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    version.Active ? "1" : "0", .. kind.Write(version.Content, codes),
                ]);
            }
        }

        return CsvAnswer.Of(csv, encoding, $"{kind.Name}.csv");
    }
}
