namespace Seisan.Kernel;

/// <summary>
/// A row of tenant data. The tenant is stamped when the row is added, filtered on in every query, and enforced again
/// by the database's row security.
/// </summary>
public interface ITenantOwned
{
    TenantId TenantId { get; }
}
