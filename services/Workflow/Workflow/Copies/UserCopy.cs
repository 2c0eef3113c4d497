using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Copies;

/// <summary>With which roles and rights an employee signs in; follows identity.</summary>
internal sealed class UserCopy : ITenantOwned
{
    private UserCopy()
    {
    }

    public UserCopy(Guid id) => Id = id;

    public TenantId TenantId { get; private init; }
    public Guid Id { get; private init; }
    public EmployeeId? EmployeeId { get; private set; }
    public string[] Roles { get; private set; } = [];

    /// <summary>Active, and may approve: by a role or a grant of their own, unless it is denied.</summary>
    public bool MayDecide { get; private set; }

    public long RightsVersion { get; private set; } = -1;

    /// <summary>False when a later version has been here before.</summary>
    public bool Take(UserChanged user)
    {
        if (user.RightsVersion <= RightsVersion)
            return false;
        EmployeeId = user.EmployeeId is { } employee ? new EmployeeId(employee) : null;
        (Roles, RightsVersion) = ([.. user.Roles], user.RightsVersion);
        MayDecide = user.Active && (user.Permissions?.Contains(Permissions.WorkflowApprove) ?? user.Roles.Any(CanApprove));
        return true;
    }

    public static bool CanApprove(string role) =>
        Kernel.Roles.Grants.TryGetValue(role, out var grants) && grants.Contains(Permissions.WorkflowApprove);
}
