using System.Globalization;

namespace Seisan.Web.Accounting;

/// <summary>The journal rules as typed, kept as text until the service has judged them.</summary>
public sealed class RulesInput
{
    public string? Version { get; set; }
    public string? Account { get; set; }
    public string? SubAccount { get; set; }
    public List<DebitInput> Debits { get; set; } = [];
    public List<TaxInput> Taxes { get; set; } = [];

    /// <summary>Does what a button of the form asks for: <c>add</c> or <c>remove-2</c>.</summary>
    public void Rearrange(string action)
    {
        if (action == "add") Debits.Add(new DebitInput());
        if (action.Split('-') is ["remove", var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Debits.Count)
            Debits.RemoveAt(at);
    }

    /// <summary>Rows in which nothing was chosen are no rules; the others keep their places as the service counts them.</summary>
    internal JournalRules Read()
    {
        Debits.RemoveAll(row => string.IsNullOrEmpty(row.Category) && string.IsNullOrEmpty(row.Account) && Text(row.SubAccount) is null);
        return new JournalRules(
            string.IsNullOrEmpty(Account) && Text(SubAccount) is null ? [] : [new("employee", Id(Account), Text(SubAccount))],
            [.. Debits.Select(row => new DebitRule(Id(row.Category), Id(row.Account), Text(row.SubAccount)))],
            [.. Taxes.Select(row => new TaxClassRule(Id(row.Tax), Text(row.Qualified), Text(row.Unqualified)))]);
    }

    /// <summary>What holds, with a row for each tax category there is.</summary>
    internal static RulesInput Of(JournalRules rules, RuleOptions options, string? version)
    {
        var credit = rules.CreditAccounts is [var first, ..] ? first : null;
        return new()
        {
            Version = version, Account = credit?.AccountId.ToString(), SubAccount = credit?.SubAccount,
            Debits = [.. rules.Debits.Select(rule => new DebitInput
            {
                Category = rule.CategoryId.ToString(), Account = rule.AccountId.ToString(), SubAccount = rule.SubAccount,
            })],
            Taxes = [.. options.TaxCategories.Select(tax => rules.TaxClasses.FirstOrDefault(rule => rule.TaxCategoryId == tax.Id) is { } rule
                ? new TaxInput { Tax = tax.Id.ToString(), Qualified = rule.Qualified, Unqualified = rule.Unqualified }
                : new TaxInput { Tax = tax.Id.ToString() })],
        };
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static Guid Id(string? chosen) => Guid.TryParse(chosen, out var id) ? id : Guid.Empty;
}

public sealed class DebitInput
{
    public string? Category { get; set; }
    public string? Account { get; set; }
    public string? SubAccount { get; set; }
}

public sealed class TaxInput
{
    public string? Tax { get; set; }
    public string? Qualified { get; set; }
    public string? Unqualified { get; set; }
}
