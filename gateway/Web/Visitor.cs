using System.Collections.Frozen;
using Seisan.Kernel;

namespace Seisan.Web;

/// <summary>
/// The person whose browser asked, as their access token says. The gateway puts it on the request's features after it
/// has found the session; the token goes to services and never to the browser.
/// </summary>
/// <param name="TenantName">The company's name, or null while it is not known.</param>
public sealed record Visitor(
    Guid UserId, Guid? EmployeeId, TenantId Tenant, string? TenantName, string Name, FrozenSet<string> Permissions,
    string AccessToken)
{
    public bool Has(string permission) => Permissions.Contains(permission);
}
