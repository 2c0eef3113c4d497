using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>One signed-in browser, from the password to the sign-out. Tokens are renewed only while it lasts.</summary>
internal sealed class UserSession : ITenantOwned
{
    /// <summary>After this the password is asked for again, however busy the person was.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public string? Address { get; init; }
    public string? UserAgent { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool Lasts(DateTimeOffset now) => EndedAt is null && now < StartedAt + Longest;
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
