using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Accounting.Posting;

/// <summary>One posting (計上): what was asked for, by whom, and how far it is.</summary>
internal sealed class PostingRun : ITenantOwned
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed";

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public Guid JobId { get; init; }

    /// <summary>Claims approved up to this day.</summary>
    public DateOnly Through { get; init; }

    /// <summary>The date of every entry; null: the day of each claim's approval.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Who asked may post into soft-closed months.</summary>
    public bool IntoSoftClosed { get; init; }

    public string State { get; set; } = Waiting;

    public long Total { get; init; }

    /// <summary>Claims looked at: posted or left because of a problem.</summary>
    public long Looked { get; set; }

    public long Entries { get; set; }

    public long Amount { get; set; }

    public long? FirstNumber { get; set; }

    public long? LastNumber { get; set; }

    public Guid? CreatedById { get; init; }

    public string? SignInId { get; init; }

    public string CreatedBy { get; init; } = "";

    public string? Address { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>The last number of the year's entries. Advanced for many at once, in the statement that writes them.</summary>
internal sealed class JournalNumber : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public int Year { get; init; }

    public long Last { get; init; }
}

internal sealed class PostingRunMapping : IEntityTypeConfiguration<PostingRun>
{
    public void Configure(EntityTypeBuilder<PostingRun> builder)
    {
        builder.ToTable("posting");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => row.TenantId).IsUnique()
            .HasFilter("state IN ('waiting', 'running')").HasDatabaseName("one_posting_at_a_time");
    }
}

internal sealed class JournalNumberMapping : IEntityTypeConfiguration<JournalNumber>
{
    public void Configure(EntityTypeBuilder<JournalNumber> builder)
    {
        builder.ToTable("journal_number");
        builder.HasKey(row => new { row.TenantId, row.Year });
    }
}
