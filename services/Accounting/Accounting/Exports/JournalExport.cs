using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Accounting.Exports;

/// <summary>
/// Entries that were handed over to an accounting package together. Which entries is settled once; the file is written
/// anew from them whenever it is fetched, and is always the same.
/// </summary>
internal sealed class JournalExport : ITenantOwned
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed";
    public const string Yayoi = "yayoi";

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public Guid JobId { get; init; }

    /// <summary>The package: <c>yayoi</c>.</summary>
    public string Format { get; init; } = Yayoi;

    public DateOnly? From { get; init; }

    public DateOnly To { get; init; }

    public string State { get; set; } = Waiting;

    public long Entries { get; set; }

    public long Amount { get; set; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class JournalExportMapping : IEntityTypeConfiguration<JournalExport>
{
    public void Configure(EntityTypeBuilder<JournalExport> builder)
    {
        builder.ToTable("journal_export");
        builder.HasKey(row => new { row.TenantId, row.Id });
    }
}
