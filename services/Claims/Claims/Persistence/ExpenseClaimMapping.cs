using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Claims.Domain;

namespace Seisan.Claims.Persistence;

internal sealed class ExpenseClaimMapping : IEntityTypeConfiguration<ExpenseClaim>
{
    public void Configure(EntityTypeBuilder<ExpenseClaim> builder)
    {
        builder.ToTable("expense_claim", table =>
            table.HasCheckConstraint("total_of_whole_yen", "total >= 0 AND tax >= 0 AND tax <= total"));
        builder.HasKey(claim => new { claim.TenantId, claim.Id });
        builder.Property(claim => claim.Version).IsRowVersion();
        builder.Property(claim => claim.Form).HasDefaultValue(ClaimForm.Expense).ValueGeneratedNever();
        builder.Property(claim => claim.Taxes).HasColumnType("jsonb").HasConversion(
            taxes => JsonSerializer.Serialize(taxes, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<TaxTotal>>(json, JsonSerializerOptions.Web)!,
            ListComparer<TaxTotal>());
        builder.Property(claim => claim.ConfirmedWarnings)
            .HasConversion(keys => keys.ToArray(), keys => keys, ListComparer<string>());
        builder.ComplexProperty(claim => claim.Standing);
        builder.ComplexProperty(claim => claim.Answer);
        builder.Property<string[]>(ClaimSearch.Terms);
        builder.Property<string[]>(ClaimSearch.Payees);

        builder.HasMany(claim => claim.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.ClaimId });
        builder.HasMany(claim => claim.Receipts).WithOne().HasForeignKey(row => new { row.TenantId, row.ClaimId });

        // Every list is newest first and walked by the id; searches meet by the others.
        builder.HasIndex(claim => new { claim.TenantId, claim.ClaimantId, claim.Id });
        builder.HasIndex(claim => new { claim.TenantId, claim.ClaimantId, claim.State, claim.Id });
        builder.HasIndex(claim => new { claim.TenantId, claim.State, claim.Id });
        builder.HasIndex(claim => new { claim.TenantId, claim.SubmittedAt, claim.Id }).HasDatabaseName("claim_unopened")
            .HasFilter("state = 'submitted' AND standing_requested_at IS NULL");
        builder.HasIndex(claim => new { claim.TenantId, claim.Id }).HasDatabaseName("claim_of_transport")
            .HasFilter("form = 'transport'");
        builder.HasIndex(claim => new { claim.TenantId, claim.LastDate });
        builder.HasIndex(claim => new { claim.TenantId, claim.Total });
        builder.HasIndex(claim => new { claim.TenantId, claim.Number }).IsUnique();
        builder.HasIndex("TenantId", ClaimSearch.Terms).HasMethod("gin");
        builder.HasIndex("TenantId", ClaimSearch.Payees).HasMethod("gin");
    }

    private static ValueComparer<IReadOnlyList<T>> ListComparer<T>() =>
        new((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list);
}

internal sealed class ExpenseLineMapping : IEntityTypeConfiguration<ExpenseLine>
{
    public void Configure(EntityTypeBuilder<ExpenseLine> builder)
    {
        builder.ToTable("expense_line", table =>
        {
            table.HasCheckConstraint("amount_of_whole_yen", "amount BETWEEN 0 AND 9999999999");
            table.HasCheckConstraint("nothing_only_on_a_pass", "amount > 0 OR leg_covered");
        });
        builder.HasKey(line => new { line.TenantId, line.ClaimId, line.Id });
        builder.ComplexProperty(line => line.Leg);
        builder.Property<string?>(KnownFares.Key).HasColumnName("fare_key");
        builder.HasIndex("TenantId", KnownFares.Key, nameof(ExpenseLine.Date)).HasDatabaseName("known_fare")
            .HasFilter("fare_key IS NOT NULL");
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipt");
        builder.HasKey(receipt => new { receipt.TenantId, receipt.ClaimId, receipt.Id });
    }
}
