namespace Seisan.Web.Accounting;

/// <summary>Names the sentences of payables, postings, journals, exports, closing and rules.</summary>
public sealed class AccountingTexts;
