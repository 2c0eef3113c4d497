using Seisan.Contracts.Identity;
using Seisan.Identity.People;

namespace Seisan.Identity.Features;

internal sealed record UserView(
    Guid Id, Guid? EmployeeId, string SignInId, string Name, string? Email, IReadOnlyList<string> Roles,
    IReadOnlyList<string> Grants, IReadOnlyList<string> Denials, bool Active, bool HasPassword,
    DateTimeOffset? DeactivatedAt, string Language)
{
    public static UserView Of(User user) => new(
        user.Id, user.EmployeeId, user.SignInId, user.Name, user.Email, user.Roles, user.Grants, user.Denials, user.Active,
        user.PasswordHash is not null, user.DeactivatedAt, user.Language);
}

internal static class UserEvents
{
    public static UserChanged Changed(this User user) => new(
        user.Id, user.EmployeeId, user.SignInId, user.Name, user.Email, user.Roles, user.Active, user.RightsVersion,
        user.Permissions(), user.Language);
}
