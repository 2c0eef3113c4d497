namespace Seisan.Accounting;

/// <summary>Names the sentences in <c>AccountingTexts.resx</c> and <c>AccountingTexts.en.resx</c>.</summary>
internal static class AccountingTexts;
