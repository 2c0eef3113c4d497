using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>One signed-in browser, from the password to the sign-out. Tokens are renewed only while it lasts.</summary>
internal sealed class UserSession : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When tokens were last given; a gateway in use renews them every few minutes.</summary>
    public DateTimeOffset LastSeenAt { get; init; }
    public string? Address { get; init; }
    public string? UserAgent { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool Lasts(DateTimeOffset now) => EndedAt is null && now < StartedAt + SessionLimits.Longest && now < LastSeenAt + SessionLimits.Idle;
}

internal sealed class UserSessionMapping : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("user_session");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.UserId, row.StartedAt });
        builder.Property(row => row.UserAgent).HasMaxLength(300);
    }
}
