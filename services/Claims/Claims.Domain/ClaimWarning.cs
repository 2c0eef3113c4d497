namespace Seisan.Claims.Domain;

/// <summary>Something odd that the claimant may confirm.</summary>
/// <param name="Key">What is confirmed: the code with the value it is about; a changed value asks again.</param>
public sealed record ClaimWarning(string Field, string Code, string Key)
{
    public const string CheckDigit = "invoice_number_check_digit";
    public const string OnPass = "section_on_pass";

    /// <summary>A warning about a number of the right form whose check digit is wrong, or null.</summary>
    public static ClaimWarning? About(string? invoiceNumber, string field) =>
        invoiceNumber is not null && QualifiedInvoiceNumber.Read(invoiceNumber) is { HasValidCheckDigit: false } odd
            ? new ClaimWarning(field, CheckDigit, $"{CheckDigit}:{odd.Value}")
            : null;

    /// <summary>A warning about a journey of which the claimant's commuter pass covers a part, or null.</summary>
    public static ClaimWarning? About(ExpenseLine line) =>
        line.Leg is { TouchesPass: true } leg
            ? new ClaimWarning($"lines[{line.Number - 1}].leg.fare", OnPass, $"{OnPass}:{leg.PassId}:{line.Id}")
            : null;
}
