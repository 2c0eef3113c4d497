using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Accounting.Rules;

/// <summary>How a company turns expenses into journal lines. Read and written as a whole.</summary>
internal sealed class RuleBook : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public JournalRules Rules { get; set; } = JournalRules.None;

    public uint Version { get; private set; }
}

/// <param name="CreditAccounts">What the company owes by who paid: 未払金 for what employees paid.</param>
/// <param name="Debits">Where an expense category goes instead of its own account.</param>
/// <param name="TaxClasses">What the accounting package calls a tax category, where it is not the usual name.</param>
internal sealed record JournalRules(
    IReadOnlyList<CreditRule> CreditAccounts, IReadOnlyList<DebitRule> Debits, IReadOnlyList<TaxClassRule> TaxClasses)
{
    public static readonly JournalRules None = new([], [], []);
}

/// <param name="PaymentMethod"><c>employee</c> (立替).</param>
internal sealed record CreditRule(string PaymentMethod, Guid AccountId, string? SubAccount = null);

internal sealed record DebitRule(Guid CategoryId, Guid AccountId, string? SubAccount = null);

/// <param name="Qualified">The name with a qualified invoice; null for the usual one.</param>
/// <param name="Unqualified">The name without; null for the usual one, which follows the day of the purchase.</param>
internal sealed record TaxClassRule(Guid TaxCategoryId, string? Qualified = null, string? Unqualified = null);

internal sealed class RuleBookMapping : IEntityTypeConfiguration<RuleBook>
{
    public void Configure(EntityTypeBuilder<RuleBook> builder)
    {
        builder.ToTable("rule_book");
        builder.HasKey(row => row.TenantId);
        builder.Property(row => row.Version).IsRowVersion();
        builder.Property(row => row.Rules).HasConversion(
            rules => JsonSerializer.Serialize(rules, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<JournalRules>(text, JsonSerializerOptions.Web)!);
    }
}
