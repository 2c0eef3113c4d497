using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>What a tenant's administrator can give away: nothing that belongs to those who run the platform.</summary>
internal static class Assignable
{
    private static readonly string[] RoleNames = [.. Roles.Grants.Keys.Where(role => role != Roles.Operator)];
    private static readonly HashSet<string> PermissionNames = [.. RoleNames.SelectMany(role => Roles.Grants[role])];

    public static void JudgeRoles(IReadOnlyList<string> roles, FieldErrors errors) =>
        Judge(roles, RoleNames, "roles", "unknown_role", errors);

    public static void JudgePermissions(IReadOnlyList<string> permissions, string field, FieldErrors errors) =>
        Judge(permissions, PermissionNames, field, "unknown_permission", errors);

    private static void Judge(IReadOnlyList<string> given, ICollection<string> known, string field, string code, FieldErrors errors)
    {
        for (var index = 0; index < given.Count; index++)
        {
            if (!known.Contains(given[index]))
                errors.Add($"{field}[{index}]", code);
        }
    }
}
