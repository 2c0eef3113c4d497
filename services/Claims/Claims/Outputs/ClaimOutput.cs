using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Claims.Persistence;
using Seisan.Kernel;

namespace Seisan.Claims.Outputs;

/// <summary>
/// A file that somebody asked for of the claims in a list: made in the background, theirs alone, gone after a week.
/// </summary>
internal sealed class ClaimOutput : ITenantOwned
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed", Cancelled = "cancelled", Expired = "expired";

    /// <summary>A zip of one PDF for each claim.</summary>
    public const string Pdf = "pdf";

    /// <summary>A row for each claim.</summary>
    public const string Csv = "csv";

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public Guid JobId { get; init; }

    /// <summary>The user who asked.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Whose claims are meant where the filter says the asker's own.</summary>
    public Guid? EmployeeId { get; init; }

    public string Format { get; init; } = Pdf;

    /// <summary>JSON of the list's filters.</summary>
    public string Filter { get; init; } = "{}";

    /// <summary>Of the reader who asked.</summary>
    public string Language { get; init; } = "ja";

    public string? Company { get; init; }

    public string State { get; set; } = Waiting;

    public long Claims { get; set; }

    /// <summary>How many there were when it was asked for.</summary>
    public long Total { get; init; }

    public int Parts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool UnderWay => State is Waiting or Running;
}

/// <summary>One piece of the file, sealed under the tenant's key: a paper, or some rows.</summary>
internal sealed class OutputPart : ITenantOwned
{
    public const string DataClass = "claim-output";

    public TenantId TenantId { get; init; }

    public Guid OutputId { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public int Number { get; init; }

    /// <summary>What the piece is called inside a zip.</summary>
    public string? Name { get; init; }

    public byte[] Content { get; init; } = [];
}

internal sealed class ClaimOutputMapping : IEntityTypeConfiguration<ClaimOutput>
{
    public void Configure(EntityTypeBuilder<ClaimOutput> builder)
    {
        builder.ToTable("claim_output");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.OwnerId, row.Id });
    }
}

internal sealed class OutputPartMapping : IEntityTypeConfiguration<OutputPart>
{
    public void Configure(EntityTypeBuilder<OutputPart> builder)
    {
        builder.ToTable("claim_output_part");
        builder.HasKey(row => new { row.TenantId, row.OutputId, row.Number });
        builder.HasOne<ClaimOutput>().WithMany().HasForeignKey(row => new { row.TenantId, row.OutputId });
    }
}

internal static class OutputLock
{
    /// <summary>The file's row, held until the end of the use case: a step and a cancellation wait for each other.</summary>
    public static Task<ClaimOutput?> LockOutputAsync(this ClaimsDbContext db, Guid id, CancellationToken ct) =>
        db.Outputs.FromSql($"SELECT * FROM claim_output WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
}
