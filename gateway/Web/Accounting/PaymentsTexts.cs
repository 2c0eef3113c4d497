namespace Seisan.Web.Accounting;

/// <summary>Names the sentences of payment runs and of the accounts they pay from.</summary>
public sealed class PaymentsTexts;
