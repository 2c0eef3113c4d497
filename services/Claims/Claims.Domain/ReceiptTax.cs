namespace Seisan.Claims.Domain;

/// <summary>
/// The tax inside tax-included amounts: rounded once per document and rate, then added up. A receipt is one document;
/// a line without a receipt is a document of its own.
/// </summary>
public static class ReceiptTax
{
    /// <summary>One total for each rate, highest rate first. Lines without an amount or a rate count nothing.</summary>
    public static IReadOnlyList<TaxTotal> Totals(IEnumerable<ExpenseLine> lines, TaxRounding rounding) =>
        [.. lines
            .Where(line => line is { Amount: not null, RatePercent: not null })
            .GroupBy(line => (Document: line.ReceiptId ?? line.Id, OnReceipt: line.ReceiptId is not null,
                Rate: line.RatePercent!.Value))
            .Select(part => Of(part.Sum(line => line.Amount!.Value), part.Key.Rate, rounding))
            .GroupBy(part => part.RatePercent)
            .Select(rate => new TaxTotal(rate.Key, rate.Sum(part => part.Gross), rate.Sum(part => part.Tax)))
            .OrderByDescending(total => total.RatePercent)];

    /// <summary>
    /// Each line's share of the tax of its document at its rate, by line: what the sum so far owes less what it owed
    /// before. The shares add up to the tax that was computed once.
    /// </summary>
    public static IReadOnlyDictionary<Guid, long> Shares(IEnumerable<ExpenseLine> lines, TaxRounding rounding)
    {
        var shares = new Dictionary<Guid, long>();
        foreach (var part in lines.Where(line => line is { Amount: not null, RatePercent: not null })
            .GroupBy(line => (Document: line.ReceiptId ?? line.Id, OnReceipt: line.ReceiptId is not null, Rate: line.RatePercent!.Value)))
        {
            var (gross, tax) = (0L, 0L);
            foreach (var line in part.OrderBy(line => line.Number))
            {
                gross += line.Amount!.Value;
                var owed = Of(gross, part.Key.Rate, rounding).Tax;
                (shares[line.Id], tax) = (owed - tax, owed);
            }
        }

        return shares;
    }

    /// <summary>Tax of one document at one rate: <c>gross × rate / (100 + rate)</c>, rounded.</summary>
    public static TaxTotal Of(long gross, int ratePercent, TaxRounding rounding)
    {
        var (share, whole) = (gross * ratePercent, 100L + ratePercent);
        var tax = rounding switch
        {
            TaxRounding.Floor => share / whole,
            TaxRounding.HalfUp => ((2 * share) + whole) / (2 * whole),
            TaxRounding.Ceil => (share + whole - 1) / whole,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
        return new TaxTotal(ratePercent, gross, tax);
    }
}
