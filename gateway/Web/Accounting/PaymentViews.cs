namespace Seisan.Web.Accounting;

// The answers of the accounting service about payments that the pages read; services/Accounting describes them.

public sealed record PayerAccountList(IReadOnlyList<PayerAccount> Items);

public sealed record PayerAccount(
    Guid Id, string Name, string ConsignorCode, string ConsignorName, string BankCode, string BranchCode, string Type,
    string MaskedNumber, bool Active, uint Version);

public sealed record PayerAccountContent(
    string Name, string ConsignorCode, string ConsignorName, string BankCode, string BranchCode, string Type, string? Number,
    bool Active);

public sealed record RunView(
    Guid Id, string Number, Guid PayerAccountId, string PayerAccountName, DateOnly TransferDate, string State, int Count,
    long Total, int Problems, string? Comment, Guid CreatedById, string CreatedBy, DateTimeOffset CreatedAt, string? DecidedBy,
    DateTimeOffset? DecidedAt, DateTimeOffset? CompletedAt, Payer? Payer);

public sealed record Payer(
    string ConsignorCode, string ConsignorName, string BankCode, string BranchCode, string Type, string MaskedNumber);

public sealed record PaymentView(
    Guid Id, int Number, Guid PayeeId, string PayeeCode, string PayeeName, string? Holder, string? BankCode, string? BranchCode,
    string? Type, string? MaskedNumber, long Amount, IReadOnlyList<PaidClaim> Claims, string State, PaymentProblem? Problem,
    string? Failure);

public sealed record PaidClaim(Guid ClaimId, string Number);

public sealed record PaymentProblem(string Code, string Detail, string? Character, int? ByteOffset);

public sealed record FailedPayment(Guid PaymentId, string Reason);
