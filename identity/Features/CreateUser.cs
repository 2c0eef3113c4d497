using System.Net.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <summary>A new person, who has no password until a link is used.</summary>
internal static class CreateUser
{
    public static void Map(IEndpointRouteBuilder users) => users.MapPost("/", Handle).WithName(nameof(CreateUser));

    private static async Task<Results<Created<UserView>, ProblemHttpResult>> Handle(
        NewUser request, IdentityDbContext db, UserManager<User> users, TimeProvider clock, CancellationToken ct)
    {
        if (Judge(request) is { Any: true } errors)
            return errors.ToProblem();
        if (request.EmployeeId is { } wanted && await db.Users.AnyAsync(user => user.EmployeeId == wanted, ct))
            return IdentityRefusal.EmployeeTaken.ToProblem();

        var now = clock.GetUtcNow();
        var user = new User
        {
            Id = Guid.CreateVersion7(now), SignInId = request.SignInId, Name = request.Name.Trim(), Email = request.Email,
            EmployeeId = request.EmployeeId, Language = request.Language ?? User.Japanese, CreatedAt = now,
        };
        user.Assign(request.Roles);
        if (request.EmployeeId is { } employeeId && await db.Employees.SingleOrDefaultAsync(one => one.Id == employeeId, ct) is { } employee)
            employee.Describe(user, JapanTime.Today(clock));

        var created = await users.CreateAsync(user);
        if (!created.Succeeded)
        {
            return created.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
                ? IdentityRefusal.SignInIdTaken.ToProblem()
                : new FieldErrors().Add("signInId", "sign_in_id_invalid").ToProblem();
        }

        db.Announce(user.Changed());
        db.Record(nameof(CreateUser), "user", user.Id.ToString(), user.SignInId, after: UserView.Of(user));
        await db.SaveChangesAsync();
        return TypedResults.Created($"/api/v1/users/{user.Id}", UserView.Of(user));
    }

    private static FieldErrors Judge(NewUser request)
    {
        var errors = new FieldErrors();
        if (request.SignInId.Length is 0 or > User.LongestSignInId)
            errors.Add("signInId", "sign_in_id_invalid");
        if (string.IsNullOrWhiteSpace(request.Name))
            errors.Add("name", "required");
        else if (request.Name.Length > User.LongestName || request.Name.Any(char.IsControl))
            errors.Add("name", "too_long");
        if (request.Email is { } email && (email.Length > User.LongestEmail || !MailAddress.TryCreate(email, out var address) || address.Address != email))
            errors.Add("email", "email_invalid");
        if (request.Language is { } language && !User.Languages.Contains(language))
            errors.Add("language", "unknown_language");
        Assignable.JudgeRoles(request.Roles, errors);
        return errors;
    }

    /// <param name="EmployeeId">The employee the person is; name and address then follow the employee's.</param>
    /// <param name="Language">In which the platform writes to the person: <c>ja</c> (when none is given) or <c>en</c>.</param>
    internal sealed record NewUser(
        string SignInId, string Name, IReadOnlyList<string> Roles, Guid? EmployeeId = null, string? Email = null, string? Language = null);
}
