using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Persistence;

namespace Seisan.Accounting.Payables;

/// <summary>One payable, with the entries and the payment run that it led to.</summary>
internal static class GetPayable
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder payables) => payables
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetPayable));

    private static async Task<Results<Ok<PayableView>, NotFound>> Handle(Guid id, AccountingDbContext db, CancellationToken ct) =>
        await PayableView.Of(db, new PayableId(id)).SingleOrDefaultAsync(ct) is { } payable
            ? TypedResults.Ok(payable) : TypedResults.NotFound();
}

/// <param name="State">approved, posted, scheduled, paid or reopened.</param>
/// <param name="RunNumber">The payment run that holds it.</param>
/// <param name="ReversalId">The entry that takes the posting back, once the approval is taken back.</param>
/// <param name="ReopenReason">Why the approval was taken back.</param>
internal sealed record PayableView(
    Guid Id, Guid ClaimId, string ClaimNumber, string Title, Guid PayeeId, string PayeeName, string? Department, long Total,
    string State, DateOnly ApprovedOn, Guid? EntryId, long? EntryNumber, DateOnly? EntryDate, Guid? RunId, string? RunNumber,
    DateOnly? PaidOn, Guid? ReversalId, long? ReversalNumber, DateTimeOffset? ReopenedAt, string? ReopenedBy, string? ReopenReason)
{
    public static IQueryable<PayableView> Of(AccountingDbContext db, PayableId id) =>
        from row in db.Payables.AsNoTracking()
        where row.Id == id
        let entry = db.Entries.FirstOrDefault(one => one.Id == row.EntryId)
        let reversal = db.Entries.FirstOrDefault(one => one.ReversalOf == row.EntryId && row.EntryId != null)
        let run = db.PaymentRuns.FirstOrDefault(one => one.Id == row.RunId)
        select new PayableView(
            row.Id.Value, row.ClaimId, row.ClaimNumber, row.Title, row.PayeeId, row.PayeeName, row.Department, row.Total,
            Words.Of(row.State), row.ApprovedOn, row.EntryId, row.EntryNumber, entry == null ? null : entry.Date,
            row.RunId == null ? null : row.RunId.Value.Value, run == null ? null : run.Number, row.PaidOn,
            reversal == null ? null : reversal.Id, reversal == null ? null : reversal.Number, row.ReopenedAt, row.ReopenedBy,
            row.ReopenReason);
}
