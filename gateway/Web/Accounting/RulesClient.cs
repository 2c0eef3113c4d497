using Seisan.Web.Calls;

namespace Seisan.Web.Accounting;

/// <summary>The journal rules, and what they can be made of.</summary>
internal sealed class RulesClient(HttpClient http)
{
    public Task<Answer<JournalRules>> FindAsync(CancellationToken stop) =>
        http.ReadAsync<JournalRules>("/api/v1/accounting-rules", stop);

    public Task<Answer<RuleOptions>> OptionsAsync(CancellationToken stop) =>
        http.ReadAsync<RuleOptions>("/api/v1/accounting-options", stop);

    public Task<Answer<Nothing>> SetAsync(JournalRules rules, string? version, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Put, "/api/v1/accounting-rules", rules, version, stop: stop);
}

public sealed record JournalRules(
    IReadOnlyList<CreditRule> CreditAccounts, IReadOnlyList<DebitRule> Debits, IReadOnlyList<TaxClassRule> TaxClasses);

public sealed record CreditRule(string PaymentMethod, Guid AccountId, string? SubAccount);

public sealed record DebitRule(Guid CategoryId, Guid AccountId, string? SubAccount);

public sealed record TaxClassRule(Guid TaxCategoryId, string? Qualified, string? Unqualified);

public sealed record RuleOptions(
    IReadOnlyList<RuleOption> Accounts, IReadOnlyList<RuleOption> Categories, IReadOnlyList<RuleOption> TaxCategories);

/// <param name="AccountId">Of an expense category: the account that masters give it.</param>
public sealed record RuleOption(Guid Id, string Code, string Name, string? NameEn, Guid? AccountId = null)
{
    /// <summary>The name in the reader's language.</summary>
    public string Said => Look.Texts.Language.IsJapanese || string.IsNullOrEmpty(NameEn) ? Name : NameEn;
}
