namespace Seisan.Accounting.Posting;

/// <summary>Why a payable cannot be posted. Each has its sentence in the texts.</summary>
internal static class PostingProblems
{
    public const string NoDebitAccount = "no_debit_account";
    public const string NoCreditAccount = "no_credit_account";
    public const string NoTaxClass = "no_tax_class";
    public const string SoftClosed = "period_soft_closed";
    public const string HardClosed = "period_hard_closed";
}
