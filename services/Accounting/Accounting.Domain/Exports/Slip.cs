namespace Seisan.Accounting.Domain.Exports;

/// <summary>A journal entry as a file for an accounting package carries it.</summary>
/// <param name="Number">Of the entry, in its year.</param>
public sealed record Slip(long Number, DateOnly Date, IReadOnlyList<SlipLine> Lines);

/// <param name="TaxClass">The package's own name of the tax class (税区分).</param>
/// <param name="Amount">Yen, tax included.</param>
/// <param name="Tax">The tax inside the amount.</param>
public sealed record SlipLine(
    bool Debit, string Account, string? SubAccount, string? Department, string TaxClass, long Amount, long Tax,
    string Description);
