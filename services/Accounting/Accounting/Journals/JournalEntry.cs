using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Accounting.Journals;

/// <summary>A journal entry (仕訳). Written once, by a posting or to reverse one; only its export is noted later.</summary>
internal sealed class JournalEntry : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>That of the payable it was made of: a payable is posted once. A reversal has an id of its own.</summary>
    public Guid Id { get; init; }

    /// <summary>The calendar year of the date, within which entries are numbered without a gap.</summary>
    public int Year { get; init; }

    public long Number { get; init; }

    public DateOnly Date { get; init; }

    public string Description { get; init; } = "";

    public string ClaimNumber { get; init; } = "";

    public Guid ClaimId { get; init; }

    public string PayeeName { get; init; } = "";

    /// <summary>The sum of either side.</summary>
    public long Total { get; init; }

    /// <summary>Null for a reversal.</summary>
    public Guid? PostingId { get; init; }

    /// <summary>The entry whose sides this one exchanges; an entry is reversed once.</summary>
    public Guid? ReversalOf { get; init; }

    public DateTimeOffset PostedAt { get; init; }

    public Guid? ExportId { get; init; }

    public string[] SearchTerms { get; init; } = [];
}

/// <summary>One side's amount on one account. Never changed.</summary>
internal sealed class JournalLine : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid EntryId { get; init; }

    /// <summary>Debits keep the number of their expense; credits follow from 1001 on.</summary>
    public int Number { get; init; }

    public bool Debit { get; init; }

    public string AccountCode { get; init; } = "";

    public string AccountName { get; init; } = "";

    public string? SubAccount { get; init; }

    public string? Department { get; init; }

    public string TaxClass { get; init; } = "";

    public int RatePercent { get; init; }

    /// <summary>Yen, tax included.</summary>
    public long Amount { get; init; }

    /// <summary>The deductible tax inside the amount.</summary>
    public long Tax { get; init; }

    public string Description { get; init; } = "";
}

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entry", table => table.HasCheckConstraint("year_of_date", "year = extract(year FROM date)"));
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Year, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.Date, row.Number });
        builder.HasIndex(row => new { row.TenantId, row.ExportId, row.Year, row.Number });
        builder.HasIndex(row => new { row.TenantId, row.PostingId, row.Date, row.Number });
        builder.HasIndex(row => new { row.TenantId, row.ReversalOf }).IsUnique().HasFilter("reversal_of IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.Date, row.Number }, "journal_not_exported").HasFilter("export_id IS NULL")
            .HasDatabaseName("journal_not_exported");
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
    }
}

internal sealed class JournalLineMapping : IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("journal_line", table =>
            table.HasCheckConstraint("tax_inside_amount", "amount >= 0 AND tax BETWEEN 0 AND amount"));
        builder.HasKey(row => new { row.TenantId, row.EntryId, row.Number });
        builder.HasIndex(row => new { row.TenantId, row.AccountCode, row.EntryId });
    }
}
