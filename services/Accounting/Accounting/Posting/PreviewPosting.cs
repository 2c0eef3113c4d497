using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Posting;

/// <summary>What a posting would write, before anything is written.</summary>
internal static class PreviewPosting
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder preview) => preview
        .MapGet("", Handle)
        .WithName(nameof(PreviewPosting));

    private static async Task<Results<Ok<PostingPreview>, ProblemHttpResult>> Handle(
        DateOnly through, DateOnly? postingDate, Caller caller, AccountingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (PostingDates.Check(through, postingDate) is { Any: true } errors) return errors.ToProblem();

        var accounts = await Accounts.LoadAsync(db, JapanTime.Today(clock), ct);
        var totals = await db.Database.SqlQueryRaw<PostingTotal>(Composition.Totals, Parameters()).ToListAsync(ct);
        var verdicts = await db.Database.SqlQueryRaw<Verdict>(Composition.Verdicts, Parameters()).ToListAsync(ct);
        var (claims, problems) = verdicts is [var any, ..] ? (any.Claims, any.Problems) : (0, 0);
        return TypedResults.Ok(new PostingPreview(
            claims, claims - problems, totals.Where(total => total.Debit).Sum(total => total.Amount),
            totals.Where(total => !total.Debit).Sum(total => total.Amount), totals, problems,
            [.. verdicts.Where(one => one.Problem is not null).Select(one => new PostingProblem(
                one.Id, one.ClaimNumber, one.Problem!, RefusalTexts.Describe(one.Problem!)))]));

        object[] Parameters() =>
        [
            .. accounts.Parameters(),
            .. PostClaims.Parameters(
                db, through, postingDate, caller.Has(Permissions.AccountingClose), Guid.Empty, int.MaxValue),
        ];
    }

    private sealed record Verdict(long Claims, long Problems, Guid Id, string ClaimNumber, string? Problem);
}

/// <param name="Claims">Approved and not posted, up to the day.</param>
/// <param name="Entries">Of these, how many can be posted: one entry each.</param>
/// <param name="Debit">The sum of the debit side, yen; that of the credit side is the same.</param>
/// <param name="Problems">The first of those that cannot be posted.</param>
internal sealed record PostingPreview(
    long Claims, long Entries, long Debit, long Credit, IReadOnlyList<PostingTotal> Totals, long ProblemCount,
    IReadOnlyList<PostingProblem> Problems);

/// <summary>What falls on one account and tax class.</summary>
internal sealed record PostingTotal(
    bool Debit, string AccountCode, string AccountName, string? SubAccount, string TaxClass, long Amount, long Tax);

/// <param name="Code">no_debit_account, no_credit_account, no_tax_class, period_soft_closed or period_hard_closed.</param>
internal sealed record PostingProblem(Guid PayableId, string ClaimNumber, string Code, string Detail);
