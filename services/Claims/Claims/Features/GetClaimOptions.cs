using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

internal static class GetClaimOptions
{
    private static readonly string[] Kinds =
        [nameof(ExpenseCategory), nameof(TaxCategory), nameof(Account), nameof(Project)];

    public static void Map(IEndpointRouteBuilder options) => options
        .MapGet("/", Handle)
        .WithName(nameof(GetClaimOptions))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Ok<ClaimOptions>> Handle(
        DateOnly? on, Caller caller, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var today = JapanTime.Today(clock);
        var day = on ?? today;
        var copies = await db.Masters.AsNoTracking().Where(row => Kinds.Contains(row.Kind))
            .OrderBy(row => row.Kind).ThenBy(row => row.Code).ToListAsync(ct);
        var accounts = On<Account>(copies, day).ToDictionary(one => one.Copy.Id, one => one.Content.Name);
        var taxes = On<TaxCategory>(copies, day).ToDictionary(one => one.Copy.Id);
        return TypedResults.Ok(new ClaimOptions(
            await ClaimantAsync(caller, db, today, ct), Words.Of(await db.RoundingAsync(ct)),
            [.. On<ExpenseCategory>(copies, day).Select(one => new CategoryOption(
                one.Copy.Id, one.Copy.Code, one.Content.Name, one.Content.NameEn,
                accounts.GetValueOrDefault(one.Content.AccountId), one.Content.TaxCategoryId,
                taxes.TryGetValue(one.Content.TaxCategoryId, out var tax) ? tax.Content.RatePercent : null,
                one.Content.ReceiptRequired))],
            [.. taxes.Values.Select(one => new TaxOption(one.Copy.Id, one.Copy.Code, one.Content.Name,
                one.Content.NameEn, one.Content.RatePercent, one.Content.Kind))],
            [.. On<Project>(copies, day).Select(one => new ProjectOption(
                one.Copy.Id, one.Copy.Code, one.Content.Name, one.Content.NameEn))]));
    }

    private static async Task<ClaimantView?> ClaimantAsync(
        Caller caller, ClaimsDbContext db, DateOnly today, CancellationToken ct)
    {
        if (caller.EmployeeId is not { } id) return null;
        var masters = await MasterSet.LoadAsync(db, caller.Tenant, new EmployeeId(id), ClaimForm.Expense, [], today, ct);
        return masters.Claimant(new EmployeeId(id)) is { } known
            ? new ClaimantView(id, known.Name, known.DepartmentId, known.DepartmentName)
            : null;
    }

    private static IEnumerable<(MasterCopy Copy, T Content)> On<T>(List<MasterCopy> copies, DateOnly day)
        where T : class
    {
        foreach (var copy in copies)
        {
            if (copy.Kind == typeof(T).Name && copy.On<T>(day) is { } content) yield return (copy, content);
        }
    }
}
