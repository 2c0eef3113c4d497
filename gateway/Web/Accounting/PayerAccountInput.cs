using System.Text;

namespace Seisan.Web.Accounting;

/// <summary>An account to pay from, as typed.</summary>
public sealed class PayerAccountInput
{
    public string? Version { get; set; }
    public string? Name { get; set; }
    public string? ConsignorCode { get; set; }
    public string? ConsignorName { get; set; }
    public string? Bank { get; set; }
    public string? Branch { get; set; }
    public string? Type { get; set; }
    public string? Number { get; set; }
    public string? Active { get; set; }

    /// <param name="known">A known account keeps its number when none is typed.</param>
    internal PayerAccountContent Content(bool known) => new(
        Name?.Trim() ?? "", Digits(ConsignorCode), ConsignorName?.Trim() ?? "", Code(Bank), Code(Branch), Type ?? "",
        known && string.IsNullOrWhiteSpace(Number) ? null : Digits(Number), Active is "true");

    internal static PayerAccountInput Of(PayerAccount account) => new()
    {
        Version = $"{account.Version}", Name = account.Name, ConsignorCode = account.ConsignorCode,
        ConsignorName = account.ConsignorName, Bank = account.BankCode, Branch = account.BranchCode, Type = account.Type,
        Active = account.Active ? "true" : null,
    };

    /// <summary>The code in front of what a suggestion brought: a bank's code and its name.</summary>
    private static string Code(string? typed) => Digits(typed?.Trim().Split(' ', '　')[0]);

    private static string Digits(string? typed) =>
        (typed ?? "").Normalize(NormalizationForm.FormKC).Replace("-", "", StringComparison.Ordinal).Trim();
}
