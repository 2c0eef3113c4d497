using Seisan.Kernel;

namespace Seisan.Platform.Testing;

/// <summary>Somebody who calls a service, as identity would describe them in a token.</summary>
public sealed record TestPerson(
    TenantId Tenant, Guid UserId, Guid? EmployeeId, string SignInId, string Name, IReadOnlyCollection<string> Permissions)
{
    /// <summary>A new employee of the tenant with every permission of an employee.</summary>
    public static TestPerson In(TenantId tenant) => new(
        tenant, Guid.CreateVersion7(), Guid.CreateVersion7(), "sato", "佐藤 美咲", Roles.Grants[Roles.Employee]);

    /// <summary>A new employee of a new tenant.</summary>
    public static TestPerson InNewTenant() => In(NewTenant());

    public static TenantId NewTenant() => new(Guid.CreateVersion7());

    public TestPerson As(string role) => this with { Permissions = Roles.Grants[role] };

    public TestPerson With(params string[] permissions) => this with { Permissions = [.. Permissions, .. permissions] };

    public TestPerson Only(params string[] permissions) => this with { Permissions = permissions };
}
