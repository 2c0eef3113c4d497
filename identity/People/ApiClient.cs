using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>How a partner's program proves itself.</summary>
public enum ApiClientKind
{
    /// <summary>A program on people's own devices: no secret, code and PKCE.</summary>
    Public,

    /// <summary>A server that people sign in to: a secret, code and PKCE.</summary>
    Confidential,

    /// <summary>A system that acts for itself: a secret, client credentials.</summary>
    Machine,
}

/// <summary>A partner's program, registered by a tenant's administrator. Its secret is kept as a hash by OpenIddict.</summary>
internal sealed class ApiClient : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public ApiClientKind Kind { get; init; }

    /// <summary>Permissions the program may ask for.</summary>
    public string[] Scopes { get; init; } = [];

    public string[] RedirectUris { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }

    /// <summary>The name of the program in the protocol.</summary>
    public string ClientId => Id.ToString("N");
}

internal sealed class ApiClientMapping : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("api_client");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.Kind).HasConversion<string>();
        builder.Ignore(row => row.ClientId);
    }
}
