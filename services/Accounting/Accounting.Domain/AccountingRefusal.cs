using Seisan.Kernel;

namespace Seisan.Accounting.Domain;

/// <summary>Every business "no" of accounting.</summary>
public static class AccountingRefusal
{
    /// <summary>No approved claim up to that day can be posted.</summary>
    public static Refusal NothingToPost => new("nothing_to_post");

    /// <summary>Another posting of this company is under way.</summary>
    public static Refusal PostingRuns => new("posting_runs");

    /// <summary>Every entry of those days is exported already.</summary>
    public static Refusal NothingToExport => new("nothing_to_export");

    /// <summary>The file is still being put together.</summary>
    public static Refusal ExportRuns => new("export_runs");

    /// <summary>The approval can no longer be taken back: in a run, paid, or taken back before. One code for each.</summary>
    public static Refusal PayableIs(PayableState state) => new($"payable_{state.ToString().ToLowerInvariant()}");

    /// <summary>Nothing is posted and unpaid.</summary>
    public static Refusal NothingToPay => new("nothing_to_pay");

    /// <summary>A soft-closed month takes entries only from who may close.</summary>
    public static Refusal SoftClosed => new("period_soft_closed");

    /// <summary>A hard-closed month is never opened again.</summary>
    public static Refusal HardClosed => new("period_hard_closed");

    /// <summary>Months are closed for good in their order.</summary>
    public static Refusal PreviousOpen(string month) => new("previous_period_open", null, month);

    /// <summary>Claims of the month are not posted yet.</summary>
    public static Refusal UnpostedClaims(long count) => new("unposted_claims", null, count);

    /// <summary>The run is in another state than the step needs. One code for each.</summary>
    public static Refusal RunIs(Payments.PaymentRunState state) => new($"payment_run_{Payments.PaymentRunStates.Word(state)}");

    /// <summary>Payments of the run have problems that must be mended or taken out first.</summary>
    public static Refusal RunHasProblems(int count) => new("payment_run_has_problems", null, count);

    /// <summary>The account that the run is paid from is no longer in use.</summary>
    public static Refusal PayerInactive => new("payer_account_inactive");

    public static Refusal RunIsEmpty => new("payment_run_empty");

    /// <summary>Who made a run does not approve it.</summary>
    public static Refusal OwnRun => new("own_payment_run");

    /// <summary>The bank file exists once the run is approved.</summary>
    public static Refusal RunNotApproved => new("payment_run_not_approved");

    /// <summary>The transfer date has come before the run was approved; choose another.</summary>
    public static Refusal TransferDatePassed => new("transfer_date_passed");
}
