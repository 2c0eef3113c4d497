using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.ServiceDefaults.Encryption;

/// <summary>A tenant's key for one class of data, wrapped by the key-encryption key, which is not in the database.</summary>
internal sealed class DataKey : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public string DataClass { get; init; } = "";
    public int Version { get; init; }
    public byte[] Wrapped { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class DataKeyMapping : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("data_key");
        builder.HasKey(row => new { row.TenantId, row.DataClass, row.Version });
    }
}
