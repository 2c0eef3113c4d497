using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Kernel;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <summary>
/// Masters from a file: everything or nothing, in one transaction and a fixed count of statements. Versions that the
/// file does not mention stay.
/// </summary>
internal sealed class ImportMasters<T>(Announced<T> announced)
    where T : class
{
    private readonly MasterKind<T> _kind = announced.Kind;

    public void Map(IEndpointRouteBuilder masters) => masters
        .MapPost("/import", Handle)
        .RequirePermission(Permissions.MastersWrite)
        .WithName($"Import{_kind.Plural}")
        .Accepts<string>("text/csv");

    /// <param name="dryRun">Judge the file and count, change nothing.</param>
    /// <param name="encoding">utf-8, utf-8-bom or shift_jis; without it the bytes decide.</param>
    private async Task<Results<Ok<ImportResult>, UnprocessableEntity<ImportResult>, ProblemHttpResult>> Handle(
        bool? dryRun, string? encoding, HttpRequest request, MastersDbContext db, Caller caller, TimeProvider clock,
        CancellationToken ct)
    {
        if (!CsvEncoding.IsKnown(encoding))
            return new FieldErrors().Add("encoding", "unknown_encoding").ToProblem();

        var book = new MasterBook<T>(db, caller, _kind);
        await book.LockAsync();
        var table = await CsvUpload.ReadAsync(request, _kind.AllColumns, encoding, ct);
        var plan = ImportPlan.Make(
            _kind, table, await ExistingAsync(book, table, ct), await CodeBooks.ReadAsync(db, _kind.Names, ct),
            () => Guid.CreateVersion7(clock.GetUtcNow()));

        var result = new ImportResult(
            dryRun is true, plan.Rows, plan.Created, plan.Changed, plan.Unchanged, CsvUpload.Describe(plan.Errors));
        if (dryRun is true)
            return TypedResults.Ok(result);
        if (plan.Errors.Count > 0)
            return TypedResults.UnprocessableEntity(result);

        if (plan.Touched.Count > 0)
        {
            await book.SaveAsync(plan.Touched);
            announced.Tell(db, plan.Touched);
        }

        db.Record($"Import{_kind.Plural}", _kind.Name, _kind.Name, null, after: result);
        await db.SaveChangesAsync();
        return TypedResults.Ok(result);
    }

    private async Task<List<Master<T>>> ExistingAsync(MasterBook<T> book, CsvTable table, CancellationToken ct)
    {
        if (table.Errors.Count > 0)
            return [];
        return _kind.MustAgree
            ? await book.AllAsync(ct)
            : await book.OfCodesAsync([.. table.Records.Select(record => table.Cell(record, Column.Code)).Distinct()], ct);
    }
}
