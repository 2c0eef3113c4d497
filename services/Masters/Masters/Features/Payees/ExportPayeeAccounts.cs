using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Domain.Payees;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Payees;

/// <summary>All accounts in the clear, for the payroll's books; who took them stands in the operation log.</summary>
internal static class ExportPayeeAccounts
{
    public static void Map(IEndpointRouteBuilder employees) => employees
        .MapGet("/payee-accounts/export", Handle)
        .WithName(nameof(ExportPayeeAccounts))
        .Produces<string>(contentType: "text/csv");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string? encoding, MastersDbContext db, DataKeys keys, CancellationToken ct)
    {
        if (!CsvEncoding.IsKnown(encoding))
            return new FieldErrors().Add("encoding", "unknown_encoding").ToProblem();

        var codes = await CodeBooks.ReadAsync(db, [EmployeeKind.KindName], ct);
        var rows = await db.PayeeAccounts.AsNoTracking().OrderBy(row => row.EmployeeId).ThenBy(row => row.FromDay).ToListAsync(ct);
        var csv = new CsvWriter().Write(PayeeColumns.All.Select(column => column.Title));
        foreach (var row in rows.OrderBy(row => codes.CodeOf(row.EmployeeId), StringComparer.Ordinal))
        {
            var account = await keys.OpenAsync(row);
            csv.Write(
            [
                codes.CodeOf(row.EmployeeId), row.FromDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                account.BankCode, account.BranchCode, account.Type, account.Number, account.Holder,
            ]);
        }

        db.Record(nameof(ExportPayeeAccounts), "payee-account", "all", null, after: new { rows.Count });
        await db.SaveChangesAsync();
        return CsvAnswer.Of(csv, encoding, "payee-accounts.csv");
    }
}
