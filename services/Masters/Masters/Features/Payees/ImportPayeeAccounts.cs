using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Domain.Payees;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Payees;

/// <summary>Accounts from a file, everything or nothing. Leading zeros that a spreadsheet ate are put back.</summary>
internal static class ImportPayeeAccounts
{
    public static void Map(IEndpointRouteBuilder employees) => employees
        .MapPost("/payee-accounts/import", Handle)
        .WithName(nameof(ImportPayeeAccounts))
        .Accepts<string>("text/csv");

    private static async Task<Results<Ok<ImportResult>, UnprocessableEntity<ImportResult>, ProblemHttpResult>> Handle(
        bool? dryRun, string? encoding, HttpRequest request, MastersDbContext db, Caller caller, DataKeys keys,
        TimeProvider clock, CancellationToken ct)
    {
        if (!CsvEncoding.IsKnown(encoding))
            return new FieldErrors().Add("encoding", "unknown_encoding").ToProblem();

        await new MasterBook<Contracts.Masters.Employee>(db, caller, MasterKinds.Employees).LockAsync();
        var table = await CsvUpload.ReadAsync(request, PayeeColumns.All, encoding, ct);
        var accounts = Read(table, await CodeBooks.ReadAsync(db, [EmployeeKind.KindName], ct));
        var counts = table.Errors.Count > 0 ? default : await PayeeVault.PutAsync(db, keys, clock, accounts, ct);
        var result = new ImportResult(
            dryRun is true, table.Records.Count, counts.Created, counts.Changed, counts.Unchanged, CsvUpload.Describe(table.Errors));
        if (dryRun is true)
            return TypedResults.Ok(result); // nothing of what was put is saved
        if (table.Errors.Count > 0)
            return TypedResults.UnprocessableEntity(result);

        db.Record(nameof(ImportPayeeAccounts), "payee-account", "all", null, after: result);
        await db.SaveChangesAsync();
        return TypedResults.Ok(result);
    }

    private static List<DatedAccount> Read(CsvTable table, CodeBook codes)
    {
        var accounts = new Dictionary<(Guid, DateOnly), DatedAccount>();
        if (table.Errors.Count > 0)
            return [];
        foreach (var record in table.Records)
        {
            var line = new CsvLine(table, record, codes);
            var account = new DatedAccount(
                line.Reference(PayeeColumns.Employee, EmployeeKind.KindName), line.Day(Column.From),
                new(line.Text(PayeeColumns.Bank).PadLeft(4, '0'), line.Text(PayeeColumns.Branch).PadLeft(3, '0'),
                    line.Text(PayeeColumns.Type), line.Text(PayeeColumns.Number).PadLeft(7, '0'), line.Text(PayeeColumns.Holder)));
            foreach (var fault in account.Account.Faults(PayeeVault.BranchExists))
                line.Fault(PayeeColumns.All.First(column => column.Field == fault.Field), fault.Code);
            if (!line.HasErrors && !accounts.TryAdd((account.EmployeeId, account.From), account))
                line.Fault(Column.From, "csv_double_line");
        }

        return [.. accounts.Values];
    }
}
