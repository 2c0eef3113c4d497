using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Domain.Transfers;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Accounting.Payments;

/// <summary>Payment runs, newest first.</summary>
internal static class ListPaymentRuns
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapGet("", Handle)
        .WithName(nameof(ListPaymentRuns));

    private static async Task<Results<Ok<Page<PaymentRunView>>, ProblemHttpResult>> Handle(
        [AsParameters] RunFilter filter, Paging paging, AccountingDbContext db, CancellationToken ct)
    {
        if (filter.Check() is { Any: true } errors) return errors.ToProblem();
        var rows = await Rows(db, filter, paging).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, paging.Limit, row => Cursor.Of(row.Id)));
    }

    internal static IQueryable<PaymentRunView> Rows(AccountingDbContext db, RunFilter filter, Paging paging)
    {
        var rows = filter.In(db);
        if (Cursor.TryRead<Guid>(paging.After, out var seen))
        {
            var before = new PaymentRunId(seen);
            rows = rows.Where(row => row.Id < before);
        }

        return rows.OrderByDescending(row => row.Id).Take(paging.Limit + 1).Select(row => PaymentRunView.Of(row));
    }
}

/// <summary>All of what is given must hold.</summary>
/// <param name="Text">Found in number, account and maker.</param>
internal sealed record RunFilter(string? State, string? Text)
{
    public FieldErrors Check() => State is not (null or "") && Words.Find<PaymentRunState>(State) is null
        ? new FieldErrors().Add("state", "unknown") : new FieldErrors();

    public IQueryable<PaymentRun> In(AccountingDbContext db)
    {
        var rows = db.PaymentRuns.AsNoTracking();
        if (Words.Find<PaymentRunState>(State) is { } state) rows = rows.Where(row => row.State == state);
        if (Bigrams.Query(Text) is { Length: > 0 } terms) rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        return rows;
    }
}

internal static class GetPaymentRun
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetPaymentRun));

    private static async Task<Results<Ok<PaymentRunView>, NotFound>> Handle(
        Guid id, AccountingDbContext db, RunPayer payers, HttpContext http, CancellationToken ct)
    {
        var run = await db.PaymentRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == new PaymentRunId(id), ct);
        if (run is null) return TypedResults.NotFound();
        http.SetETag(run.Version);
        return TypedResults.Ok(PaymentRunView.Of(run) with { Payer = PayerView.Of(await payers.OfAsync(run, ct)) });
    }
}

/// <summary>The payments of a run in the order of the bank file.</summary>
internal static class ListPayments
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder runs) => runs
        .MapGet("/{id:guid}/payments", Handle)
        .WithName(nameof(ListPayments));

    private static async Task<Results<Ok<Page<PaymentView>>, NotFound>> Handle(
        Guid id, Paging paging, AccountingDbContext db, RunPlanner planner, CancellationToken ct)
    {
        var run = new PaymentRunId(id);
        if (!await db.PaymentRuns.AnyAsync(row => row.Id == run, ct)) return TypedResults.NotFound();
        var rows = await Rows(db, run, paging).ToListAsync(ct);
        var page = Page.Of(rows, paging.Limit, row => Cursor.Of(row.Number));
        var ids = page.Items.Select(row => row.Id).ToArray();
        var claims = (await db.Payables.AsNoTracking().Where(row => row.RunId == run && ids.Contains(row.PaymentId!.Value))
                .OrderBy(row => row.Id).Select(row => new { row.PaymentId, row.ClaimNumber, row.ClaimId }).ToListAsync(ct))
            .ToLookup(row => row.PaymentId!.Value, row => new PaidClaimView(row.ClaimId, row.ClaimNumber));
        var views = new List<PaymentView>(page.Items.Count);
        foreach (var row in page.Items) views.Add(await ViewAsync(row, planner, [.. claims[row.Id]]));
        return TypedResults.Ok(new Page<PaymentView>(views, page.Next));
    }

    internal static IQueryable<Payment> Rows(AccountingDbContext db, PaymentRunId run, Paging paging)
    {
        var rows = db.Payments.AsNoTracking().Where(row => row.RunId == run);
        if (Cursor.TryRead<int>(paging.After, out var seen)) rows = rows.Where(row => row.Number > seen);
        return rows.OrderBy(row => row.Number).Take(paging.Limit + 1);
    }

    private static async Task<PaymentView> ViewAsync(Payment row, RunPlanner planner, IReadOnlyList<PaidClaimView> claims)
    {
        var account = await planner.AccountOfAsync(row);
        return new PaymentView(
            row.Id, row.Number, row.PayeeId, row.PayeeCode, row.PayeeName, account is null ? null : ZenginText.Normalise(account.Holder).Text,
            account?.BankCode, account?.BranchCode, account?.Type, account is null ? null : Masked.Number(account.Number), row.Amount,
            claims, row.State,
            row.Problem is null
                ? null
                : new PaymentProblem(
                    row.Problem, RefusalTexts.Describe(row.Problem, row.Character ?? "", row.ByteOffset ?? 0), row.Character, row.ByteOffset),
            row.Failure);
    }
}

/// <param name="Number">Within the year: <c>PR-2026-0001</c>.</param>
/// <param name="State">draft, submitted, approved, completed or cancelled.</param>
/// <param name="Count">Payments, and their <paramref name="Total"/> in yen.</param>
/// <param name="Problems">Payments that cannot be sent as they are.</param>
/// <param name="Comment">Why the run came back to its maker.</param>
/// <param name="Payer">
/// Where one run is read: the account as it stands while the run is a draft, as it was handed over from then on.
/// </param>
internal sealed record PaymentRunView(
    Guid Id, string Number, Guid PayerAccountId, string PayerAccountName, DateOnly TransferDate, string State, int Count,
    long Total, int Problems, string? Comment, Guid CreatedById, string CreatedBy, DateTimeOffset CreatedAt, string? DecidedBy,
    DateTimeOffset? DecidedAt, DateTimeOffset? CompletedAt, uint Version, PayerView? Payer = null)
{
    public static PaymentRunView Of(PaymentRun row) => new(
        row.Id.Value, row.Number, row.PayerAccountId.Value, row.PayerAccountName, row.TransferDate, Words.Of(row.State), row.Count,
        row.Total, row.Problems, row.Comment, row.CreatedById, row.CreatedBy, row.CreatedAt, row.DecidedBy, row.DecidedAt,
        row.CompletedAt, row.Version);
}

/// <param name="Holder">The account's name as the file will have it; cut off where a character is refused.</param>
/// <param name="State">planned, paid or failed.</param>
internal sealed record PaymentView(
    Guid Id, int Number, Guid PayeeId, string PayeeCode, string PayeeName, string? Holder, string? BankCode, string? BranchCode,
    string? Type, string? MaskedNumber, long Amount, IReadOnlyList<PaidClaimView> Claims, string State, PaymentProblem? Problem,
    string? Failure);

internal sealed record PaidClaimView(Guid ClaimId, string Number);

/// <param name="Code">no_account, rejected_character, name_empty or amount_too_large.</param>
/// <param name="ByteOffset">Where in the normalised name the character stands.</param>
internal sealed record PaymentProblem(string Code, string Detail, string? Character, int? ByteOffset);
