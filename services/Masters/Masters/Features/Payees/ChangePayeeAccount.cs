using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Domain.Payees;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Payees;

/// <summary>Pays an employee to an account from a day on. The number is sealed and stands in no log.</summary>
internal static class ChangePayeeAccount
{
    internal sealed record Payee(DateOnly From, PayeeAccount Account);

    public static void Map(IEndpointRouteBuilder employees) => employees
        .MapPut("/{id:guid}/payee-account", Handle)
        .WithName(nameof(ChangePayeeAccount));

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Payee request, MastersDbContext db, Caller caller, DataKeys keys, TimeProvider clock, CancellationToken ct)
    {
        await new MasterBook<Contracts.Masters.Employee>(db, caller, MasterKinds.Employees).LockAsync();
        var code = await db.Masters.Where(row => row.Id == id && row.Kind == EmployeeKind.KindName)
            .Select(row => row.Code).SingleOrDefaultAsync(ct);
        if (code is null)
            return TypedResults.NotFound();

        var errors = new FieldErrors();
        if (!Master.Days.Contains(request.From))
            errors.Add("from", "not_a_day");
        foreach (var fault in request.Account.Faults(PayeeVault.BranchExists))
            errors.Add($"account.{fault.Field}", fault.Code);
        if (errors.Any)
            return errors.ToProblem();

        await PayeeVault.PutAsync(db, keys, clock, [new(id, request.From, request.Account)], ct);
        db.Record(
            nameof(ChangePayeeAccount), "employee", id.ToString(), code,
            after: new { request.From, request.Account.BankCode, request.Account.BranchCode, request.Account.MaskedNumber });
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}
