namespace Seisan.Accounting.Domain;

/// <summary>How far a payable (未払) is on its way from the approval to the money.</summary>
public enum PayableState
{
    /// <summary>Approved, without a journal entry yet (未計上).</summary>
    Approved,

    /// <summary>In the journal (計上済), to be paid.</summary>
    Posted,

    /// <summary>Part of a payment run (支払予定).</summary>
    Scheduled,

    /// <summary>The money was transferred (支払済).</summary>
    Paid,

    /// <summary>The approval was taken back (承認取消): nothing is owed until the claim is approved anew.</summary>
    Reopened,
}
