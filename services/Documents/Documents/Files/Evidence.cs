using Seisan.Kernel;

namespace Seisan.Documents.Files;

/// <summary>A receipt or invoice as it was handed in. It is never changed.</summary>
internal sealed class Evidence : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public required Guid Id { get; init; }

    /// <summary>The user who uploaded it.</summary>
    public required Guid OwnerId { get; init; }

    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Size { get; init; }

    /// <summary>Of the plain bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where the sealed bytes lie.</summary>
    public required string ObjectName { get; init; }

    public required DateTimeOffset StoredAt { get; init; }
}
