namespace Seisan.Accounting.Domain.Payments;

public enum PaymentRunState
{
    /// <summary>Being put together; payments can be taken out.</summary>
    Draft,

    /// <summary>Frozen, waits for the second person.</summary>
    Submitted,

    /// <summary>The bank file can be fetched.</summary>
    Approved,

    /// <summary>The bank's results are recorded.</summary>
    Completed,

    /// <summary>Given up before its approval; what it held can be paid by another.</summary>
    Cancelled,
}

public static class PaymentRunStates
{
    /// <summary>The word in the API and in the database.</summary>
    public static string Word(PaymentRunState state) => state.ToString().ToLowerInvariant();
}
