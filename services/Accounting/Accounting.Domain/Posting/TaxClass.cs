namespace Seisan.Accounting.Domain.Posting;

/// <summary>
/// The tax class (税区分) of a purchase and how much of its tax the company may deduct, by the day of the purchase. With a
/// qualified invoice all of it; without one the share of the transitional measure (28 年改正法附則 52, 53 条, as amended
/// in 2026): 80 % to 2026-09-30, then 70, 50 and 30 %, and nothing from 2031-10-01.
/// </summary>
/// <param name="From">The first day for which it holds.</param>
/// <param name="Until">The first day for which it no longer holds.</param>
public sealed record TaxClass(string Name, int DeductiblePercent, DateOnly From, DateOnly Until)
{
    private static readonly (DateOnly From, int Percent)[] WithoutInvoice =
    [
        (DateOnly.MinValue, 100), (new(2023, 10, 1), 80), (new(2026, 10, 1), 70), (new(2028, 10, 1), 50),
        (new(2030, 10, 1), 30), (new(2031, 10, 1), 0),
    ];

    /// <summary>The classes of a tax category in the order of their days; the company's own name replaces ours.</summary>
    /// <param name="kind"><c>taxable</c>, <c>reduced</c>, <c>exempt</c> or <c>out_of_scope</c>.</param>
    /// <param name="name">What the company's accounting package calls it; null for the names of 弥生会計.</param>
    public static IEnumerable<TaxClass> Of(string kind, int ratePercent, bool qualified, string? name)
    {
        if (kind is not ("taxable" or "reduced") || ratePercent == 0)
            return [new(name ?? Untaxed(kind), 0, DateOnly.MinValue, DateOnly.MaxValue)];

        var usual = kind == "reduced" ? $"課対仕入込軽減{ratePercent}%" : $"課対仕入込{ratePercent}%";
        if (qualified) return [new(name ?? $"{usual}適格", 100, DateOnly.MinValue, DateOnly.MaxValue)];

        return WithoutInvoice.Select((part, at) => new TaxClass(
            name ?? Transitional(usual, part.Percent), part.Percent, part.From,
            at + 1 < WithoutInvoice.Length ? WithoutInvoice[at + 1].From : DateOnly.MaxValue));
    }

    private static string Untaxed(string kind) => kind == "exempt" ? "非課税仕入" : "対象外";

    private static string Transitional(string usual, int percent) => percent switch
    {
        100 => usual,
        0 => $"{usual}控不",
        _ => $"{usual}区分{percent}%",
    };
}
