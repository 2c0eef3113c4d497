using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Seisan.Gateway.Maintenance;

/// <summary>The gateway's own copy of a planned stop, or of the end of a service (which has no end of its own).</summary>
internal sealed class WindowRow
{
    public required Guid Id { get; init; }

    /// <summary>An older one that arrives later changes nothing.</summary>
    public long Version { get; set; }

    public DateTimeOffset StartsAt { get; set; }
    public DateTimeOffset? EndsAt { get; set; }
    public string[] Functions { get; set; } = [];
    public string TextJa { get; set; } = "";
    public string TextEn { get; set; } = "";
    public bool Urgent { get; set; }
    public bool Cancelled { get; set; }
}

internal sealed class WindowMapping : IEntityTypeConfiguration<WindowRow>
{
    public void Configure(EntityTypeBuilder<WindowRow> builder)
    {
        builder.ToTable("maintenance_window");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.StartsAt);
    }
}
