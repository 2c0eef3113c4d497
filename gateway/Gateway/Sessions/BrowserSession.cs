using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Gateway.Sessions;

/// <summary>One signed-in browser. The ticket holds the person's tokens and is sealed by Data Protection.</summary>
internal sealed class BrowserSession : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public byte[] Id { get; private init; } = [];
    public Guid UserId { get; private init; }

    /// <summary>The session at identity that this one came from (<c>sid</c>).</summary>
    public Guid? SignInId { get; private init; }
    public byte[] Ticket { get; private set; } = [];
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>From here on the access token is to be replaced before it is used.</summary>
    public DateTimeOffset RefreshAt { get; private set; }

    public static BrowserSession Start(
        SessionKey key, Guid userId, Guid? signInId, byte[] ticket, DateTimeOffset refreshAt, DateTimeOffset now) => new()
        {
            TenantId = key.Tenant, Id = key.Id, UserId = userId, SignInId = signInId, Ticket = ticket, RefreshAt = refreshAt,
            StartedAt = now, EndsAt = now + SessionLimits.Idle,
        };

    public bool IsOver(DateTimeOffset now) => now >= EndsAt;

    public void Extend(DateTimeOffset now) => EndsAt = Earlier(now + SessionLimits.Idle, StartedAt + SessionLimits.Longest);

    public void Seal(byte[] ticket) => Ticket = ticket;

    public void Refresh(byte[] ticket, DateTimeOffset refreshAt) => (Ticket, RefreshAt) = (ticket, refreshAt);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

internal sealed class BrowserSessionMapping : IEntityTypeConfiguration<BrowserSession>
{
    public void Configure(EntityTypeBuilder<BrowserSession> builder)
    {
        builder.ToTable("browser_session");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.UserId });
        builder.HasIndex(row => new { row.TenantId, row.EndsAt });
        builder.Property(row => row.SignInId);
        builder.Property(row => row.Ticket);
        builder.Property(row => row.StartedAt);
        builder.Property(row => row.EndsAt);
        builder.Property(row => row.RefreshAt);
    }
}
