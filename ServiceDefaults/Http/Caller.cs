using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Seisan.Kernel;

namespace Seisan.ServiceDefaults.Http;

/// <summary>
/// For whom this use case runs. A request's caller comes from the validated token, a consumer's from the message
/// envelope, and from nowhere else.
/// </summary>
public sealed class Caller(TimeProvider clock)
{
    private HashSet<string> _permissions = [];

    internal TimeProvider Clock => clock;

    public TenantId Tenant { get; private set; }
    public Guid? UserId { get; private set; }
    public Guid? EmployeeId { get; private set; }
    public string? SignInId { get; private set; }
    public string? Name { get; private set; }
    public string? ClientId { get; private set; }

    /// <summary>The name of the tenant's company, where the token tells it.</summary>
    public string? Company { get; private set; }

    /// <summary>
    /// The call comes from a partner's program, which identity names by an id. The platform's own web front asks with
    /// tokens of the client <c>gateway</c>.
    /// </summary>
    public bool IsPartner => Guid.TryParse(ClientId, out _);

    /// <summary>The network address as the gateway saw it.</summary>
    public string? Address { get; private set; }

    /// <summary>Joins everything that one request of a person set off, through all services.</summary>
    public string CorrelationId { get; private set; } = "";

    public bool Has(string permission) => _permissions.Contains(permission);

    /// <summary>
    /// Sets the tenant where no token can: a consumer (from the envelope), a job (from its row) and the sign-in
    /// itself (from the company code).
    /// </summary>
    public void ActFor(TenantId tenant, string? correlationId = null)
    {
        Tenant = tenant;
        CorrelationId = correlationId ?? Activity.Current?.TraceId.ToString() ?? Guid.CreateVersion7().ToString("N");
    }

    /// <summary>The person of a sign-in, known only once the password was right.</summary>
    public void ActAs(Guid userId, string signInId, string name, string? address) =>
        (UserId, SignInId, Name, Address) = (userId, signInId, name, address);

    internal void Take(HttpContext http)
    {
        var user = http.User;
        Address = http.Connection.RemoteIpAddress?.MapToIPv4OrSame();
        ActFor(new TenantId(GuidOf(user, "tenant") ?? Guid.Empty));
        UserId = GuidOf(user, "sub");
        EmployeeId = GuidOf(user, "employee");
        SignInId = user.FindFirstValue("sign_in_id");
        Name = user.FindFirstValue("name");
        ClientId = user.FindFirstValue("client_id");
        Company = user.FindFirstValue("tenant_name");
        _permissions = [.. user.FindAll("perm").Select(claim => claim.Value)];
    }

    private static Guid? GuidOf(ClaimsPrincipal user, string type) =>
        Guid.TryParse(user.FindFirstValue(type), out var id) ? id : null;
}
