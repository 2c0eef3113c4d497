using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Contracts.Masters;
using Seisan.Kernel;

namespace Seisan.Masters.Features.Contacts;

/// <summary>Whom the provider tells of planned stops and incidents: a short list, changed as a whole.</summary>
internal sealed class TenantContactRow : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Counts the changes, for the next <c>If-Match</c> and for those who keep a copy.</summary>
    public uint Version { get; set; }

    public List<TenantContact> Contacts { get; set; } = [];
}

internal sealed class TenantContactMapping : IEntityTypeConfiguration<TenantContactRow>
{
    public void Configure(EntityTypeBuilder<TenantContactRow> builder)
    {
        builder.ToTable("tenant_contact");
        builder.HasKey(row => row.TenantId);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Contacts).HasColumnType("jsonb").HasConversion(
            contacts => Write(contacts),
            text => JsonSerializer.Deserialize<List<TenantContact>>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<List<TenantContact>>(
                (left, right) => Write(left) == Write(right), list => Write(list).GetHashCode(StringComparison.Ordinal)));
    }

    private static string Write(List<TenantContact>? contacts) => JsonSerializer.Serialize(contacts, JsonSerializerOptions.Web);
}
