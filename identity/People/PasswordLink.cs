using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>Permission to set a person's password, once. Whoever holds the secret has it; here is only its hash.</summary>
internal sealed class PasswordLink : ITenantOwned
{
    public static readonly TimeSpan Shown = TimeSpan.FromHours(24);
    public static readonly TimeSpan Mailed = TimeSpan.FromHours(72);

    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public byte[] SecretHash { get; init; } = [];
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or overtaken by a newer one.</summary>
    public DateTimeOffset? SpentAt { get; init; }
}

internal sealed class PasswordLinkMapping : IEntityTypeConfiguration<PasswordLink>
{
    public void Configure(EntityTypeBuilder<PasswordLink> builder)
    {
        builder.ToTable("password_link");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.UserId });
    }
}
