namespace Seisan.Web.Accounting;

// The answers of the accounting service that the pages read; services/Accounting describes them.

public sealed record PayableSums(PayableSum Approved, PayableSum Posted, PayableSum Scheduled, PayableSum Paid);

public sealed record PayableSum(long Count, long Total);

public sealed record PayableLine(
    Guid Id, Guid ClaimId, string ClaimNumber, string Title, Guid PayeeId, string PayeeName, string? Department, long Total,
    string State, DateOnly ApprovedOn, Guid? EntryId, long? EntryNumber, Guid? RunId, DateOnly? PaidOn);

public sealed record PayableView(
    Guid Id, Guid ClaimId, string ClaimNumber, string Title, string PayeeName, string? Department, long Total, string State,
    DateOnly ApprovedOn, Guid? EntryId, long? EntryNumber, DateOnly? EntryDate, Guid? RunId, string? RunNumber, DateOnly? PaidOn,
    Guid? ReversalId, long? ReversalNumber, DateTimeOffset? ReopenedAt, string? ReopenedBy, string? ReopenReason)
{
    public bool CanBeReopened => State is "approved" or "posted";
}

public sealed record PostingPreview(
    long Claims, long Entries, long Debit, long Credit, IReadOnlyList<PostingTotal> Totals, long ProblemCount,
    IReadOnlyList<PostingProblem> Problems);

public sealed record PostingTotal(
    bool Debit, string AccountCode, string AccountName, string? SubAccount, string TaxClass, long Amount, long Tax);

public sealed record PostingProblem(Guid PayableId, string ClaimNumber, string Code, string Detail);

public sealed record Started(Guid Id);

public sealed record PostingView(
    Guid Id, string State, DateOnly Through, DateOnly? PostingDate, long Done, long Total, long Entries, long Amount,
    long? FirstNumber, long? LastNumber, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    public bool UnderWay => State is "waiting" or "running";
}

public sealed record JournalLine(
    Guid Id, long Number, DateOnly Date, string Description, string ClaimNumber, Guid ClaimId, string PayeeName, long Total,
    Guid? ExportId, Guid? ReversalOf);

public sealed record JournalView(
    Guid Id, long Number, DateOnly Date, string Description, string ClaimNumber, Guid ClaimId, string PayeeName, long Total,
    Guid? ExportId, DateTimeOffset PostedAt, IReadOnlyList<EntryLine> Lines, EntryLink? ReversalOf, EntryLink? ReversedBy);

public sealed record EntryLink(Guid Id, long Number, DateOnly Date);

public sealed record EntryLine(
    int Number, bool Debit, string AccountCode, string AccountName, string? SubAccount, string? Department, string TaxClass,
    int RatePercent, long Amount, long Tax, string Description);

public sealed record ExportView(
    Guid Id, string Format, DateOnly? From, DateOnly To, string State, long Entries, long Amount, string FileName,
    string CreatedBy, DateTimeOffset CreatedAt)
{
    public bool UnderWay => State is "waiting" or "running";
}

public sealed record PeriodYear(IReadOnlyList<PeriodView> Items);

public sealed record PeriodView(
    string Month, string State, uint Version, string? ChangedBy, DateTimeOffset? ChangedAt, long Entries, long Total, long Unposted);
