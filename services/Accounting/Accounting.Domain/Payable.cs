using Seisan.Kernel;

namespace Seisan.Accounting.Domain;

/// <summary>What the company owes an employee for an approved claim. Born when the claim is approved.</summary>
public sealed class Payable : ITenantOwned
{
    private readonly List<PayableLine> _lines = [];

    private Payable()
    {
    }

    public TenantId TenantId { get; private init; }

    public PayableId Id { get; private init; }

    public Guid ClaimId { get; private init; }

    /// <summary>The submission that was approved.</summary>
    public long ContentVersion { get; private init; }

    public string ClaimNumber { get; private init; } = "";

    public string Title { get; private init; } = "";

    /// <summary>The employee who is paid.</summary>
    public Guid PayeeId { get; private init; }

    public string PayeeName { get; private init; } = "";

    /// <summary>The department that bears the cost, as it was called at submission.</summary>
    public string? Department { get; private init; }

    /// <summary>Yen, tax included.</summary>
    public long Total { get; private init; }

    public DateTimeOffset ApprovedAt { get; private init; }

    /// <summary>The day of the approval in Japan.</summary>
    public DateOnly ApprovedOn { get; private init; }

    public PayableState State { get; private set; }

    /// <summary>The journal entry, once posted.</summary>
    public Guid? EntryId { get; private set; }

    public long? EntryNumber { get; private set; }

    public PaymentRunId? RunId { get; private set; }

    public Guid? PaymentId { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    /// <summary>When, by whom and why the approval was taken back.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    public string? ReopenedBy { get; private set; }

    public string? ReopenReason { get; private set; }

    public string[] SearchTerms { get; private init; } = [];

    public IReadOnlyCollection<PayableLine> Lines => _lines;

    /// <summary>Takes the approval back; possible until the amount is part of a payment run.</summary>
    public Refusal? Reopen(string reason, string by, DateTimeOffset now)
    {
        if (State is not (PayableState.Approved or PayableState.Posted)) return AccountingRefusal.PayableIs(State);
        (State, ReopenReason, ReopenedBy, ReopenedAt) = (PayableState.Reopened, reason, by, now);
        return null;
    }

    /// <param name="searchTerms">By what people find it: number, title, payee.</param>
    public static Payable Of(ApprovedClaim claim, DateTimeOffset now, string[] searchTerms)
    {
        var payable = new Payable
        {
            Id = new PayableId(Guid.CreateVersion7(now)), ClaimId = claim.Id, ContentVersion = claim.ContentVersion,
            ClaimNumber = claim.Number, Title = claim.Title, PayeeId = claim.ClaimantId, PayeeName = claim.ClaimantName,
            Department = claim.Department, Total = claim.Total, ApprovedAt = claim.ApprovedAt,
            ApprovedOn = JapanTime.DateOf(claim.ApprovedAt), SearchTerms = searchTerms,
        };
        payable._lines.AddRange(claim.Lines.Select(line => line with { PayableId = payable.Id }));
        return payable;
    }
}

/// <summary>An approved claim as claims told it.</summary>
public sealed record ApprovedClaim(
    Guid Id, long ContentVersion, string Number, string Title, Guid ClaimantId, string ClaimantName, string? Department,
    long Total, DateTimeOffset ApprovedAt, IReadOnlyList<PayableLine> Lines);

/// <summary>One expense of a payable, with what the masters called it when the claim was submitted.</summary>
/// <param name="Amount">Yen, tax included.</param>
/// <param name="Tax">The line's share of the tax of its receipt at its rate.</param>
/// <param name="Qualified">A qualified-invoice number was given.</param>
/// <param name="PaymentMethod">Who paid: <c>employee</c> (立替).</param>
public sealed record PayableLine(
    int Number, DateOnly Date, Guid CategoryId, string CategoryName, string? AccountCode, string? AccountName,
    Guid TaxCategoryId, string TaxKind, int RatePercent, long Amount, long Tax, bool Qualified, string Description,
    string PaymentMethod) : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public PayableId PayableId { get; init; }
}
