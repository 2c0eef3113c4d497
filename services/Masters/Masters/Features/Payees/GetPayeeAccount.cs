using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Banks;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Masters.Features.Payees;

/// <param name="MaskedNumber">Only the last three digits: the whole number is in the export alone.</param>
internal sealed record PayeeAccountView(
    DateOnly From, string BankCode, string BankName, string BranchCode, string BranchName, string Type,
    string MaskedNumber, string Holder);

/// <summary>The accounts of an employee with their days, newest first.</summary>
internal static class GetPayeeAccount
{
    public static void Map(IEndpointRouteBuilder employees) => employees
        .MapGet("/{id:guid}/payee-account", Handle)
        .WithName(nameof(GetPayeeAccount));

    private static async Task<Results<Ok<List<PayeeAccountView>>, NotFound>> Handle(
        Guid id, MastersDbContext db, DataKeys keys, CancellationToken ct)
    {
        if (!await db.Masters.AnyAsync(row => row.Id == id && row.Kind == EmployeeKind.KindName, ct))
            return TypedResults.NotFound();

        var rows = await db.PayeeAccounts.AsNoTracking().Where(row => row.EmployeeId == id)
            .OrderByDescending(row => row.FromDay).ToListAsync(ct);
        var views = new List<PayeeAccountView>();
        foreach (var row in rows)
        {
            var account = await keys.OpenAsync(row);
            views.Add(new(
                row.FromDay, account.BankCode, BankBook.Find(account.BankCode)?.Name ?? "", account.BranchCode,
                BankBook.Find(account.BankCode, account.BranchCode)?.Name ?? "", account.Type, account.MaskedNumber,
                account.Holder));
        }

        return TypedResults.Ok(views);
    }
}
