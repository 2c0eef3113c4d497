using Seisan.Kernel;

namespace Seisan.Accounting.Domain.Payments;

/// <summary>
/// Transfers of one day from one account: made by one person, approved by another, carried out by the bank from one
/// file, and completed by the bank's answer.
/// </summary>
public sealed class PaymentRun : ITenantOwned
{
    private PaymentRun()
    {
    }

    public TenantId TenantId { get; private init; }

    public PaymentRunId Id { get; private init; }

    /// <summary><c>PR-2026-0001</c>: in order within the year of its making.</summary>
    public string Number { get; private init; } = "";

    public PayerAccountId PayerAccountId { get; private init; }

    /// <summary>The payer as the file names it, as it was when the run was made.</summary>
    public string PayerAccountName { get; private init; } = "";

    /// <summary>
    /// The payer's account as it was when the run was handed over, sealed: what the second person approves is what the
    /// bank gets, whatever becomes of the account. Null while the run is put together.
    /// </summary>
    public byte[]? SealedPayer { get; private set; }

    /// <summary>A day on which banks settle.</summary>
    public DateOnly TransferDate { get; private init; }

    public PaymentRunState State { get; private set; }

    public int Count { get; private set; }

    public long Total { get; private set; }

    public int Problems { get; private set; }

    /// <summary>Why the run came back, from who sent it back.</summary>
    public string? Comment { get; private set; }

    public Guid CreatedById { get; private init; }

    public string CreatedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public string[] SearchTerms { get; private init; } = [];

    public uint Version { get; private set; }

    /// <param name="searchTerms">By what people find it: number, account, maker.</param>
    public static PaymentRun Of(
        string number, PayerAccount from, DateOnly transferDate, Guid createdById, string createdBy, DateTimeOffset now,
        string[] searchTerms) => new()
    {
        Id = new PaymentRunId(Guid.CreateVersion7(now)), Number = number, PayerAccountId = from.Id, PayerAccountName = from.Name,
        TransferDate = transferDate, CreatedById = createdById, CreatedBy = createdBy, CreatedAt = now,
        SearchTerms = searchTerms,
    };

    /// <summary>What the run holds, after payments came in or went out.</summary>
    public void Hold(int count, long total, int problems) => (Count, Total, Problems) = (count, total, problems);

    /// <summary>Whether payments may be taken out, and the run be given up.</summary>
    public Refusal? IsOpen() => State is PaymentRunState.Draft ? null : AccountingRefusal.RunIs(State);

    /// <summary>Hands the run to the second person; from here on its payments and its payer are frozen.</summary>
    public Refusal? Submit(PayerAccount from, byte[] sealedPayer, DateOnly today)
    {
        if (IsOpen() is { } refusal) return refusal;
        if (Count == 0) return AccountingRefusal.RunIsEmpty;
        if (Problems > 0) return AccountingRefusal.RunHasProblems(Problems);
        if (TransferDate < today) return AccountingRefusal.TransferDatePassed;

        if (!from.Active) return AccountingRefusal.PayerInactive;

        (State, Comment, SealedPayer) = (PaymentRunState.Submitted, null, sealedPayer);
        return null;
    }

    /// <summary>The second person agrees: the bank file exists from here on.</summary>
    public Refusal? Approve(Guid by, string name, DateOnly today, DateTimeOffset now)
    {
        if (State is not PaymentRunState.Submitted) return AccountingRefusal.RunIs(State);
        if (by == CreatedById) return AccountingRefusal.OwnRun;
        if (TransferDate < today) return AccountingRefusal.TransferDatePassed;

        (State, DecidedBy, DecidedAt) = (PaymentRunState.Approved, name, now);
        return null;
    }

    /// <summary>Back to its maker, with the reason.</summary>
    public Refusal? Return(string comment)
    {
        if (State is not PaymentRunState.Submitted) return AccountingRefusal.RunIs(State);
        (State, Comment, SealedPayer) = (PaymentRunState.Draft, comment, null);
        return null;
    }

    public Refusal? Cancel()
    {
        if (IsOpen() is { } refusal) return refusal;
        (State, Count, Total, Problems) = (PaymentRunState.Cancelled, 0, 0, 0);
        return null;
    }

    /// <summary>The bank has answered for every payment.</summary>
    public Refusal? Complete(DateTimeOffset now)
    {
        if (State is not PaymentRunState.Approved) return AccountingRefusal.RunIs(State);
        (State, CompletedAt) = (PaymentRunState.Completed, now);
        return null;
    }
}
