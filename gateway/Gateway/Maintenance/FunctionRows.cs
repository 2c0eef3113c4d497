using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Seisan.Gateway.Maintenance;

/// <summary>How a function was when it was last looked at.</summary>
internal sealed class FunctionRow
{
    public required string Function { get; init; }
    public bool Works { get; set; }

    /// <summary>Since when it is as it is.</summary>
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset CheckedAt { get; set; }

    /// <summary>Looks in a row that found it broken; one alone may be the look's own bad luck.</summary>
    public int Failures { get; set; }
}

/// <summary>The history: each time a function stopped working or worked again.</summary>
internal sealed class FunctionChangeRow
{
    public required Guid Id { get; init; }
    public required string Function { get; init; }
    public required bool Works { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class FunctionMapping : IEntityTypeConfiguration<FunctionRow>
{
    public void Configure(EntityTypeBuilder<FunctionRow> builder)
    {
        builder.ToTable("function_state");
        builder.HasKey(row => row.Function);
    }
}

internal sealed class FunctionChangeMapping : IEntityTypeConfiguration<FunctionChangeRow>
{
    public void Configure(EntityTypeBuilder<FunctionChangeRow> builder)
    {
        builder.ToTable("function_change");
        builder.HasKey(row => row.Id);
    }
}
