using Seisan.Kernel;

namespace Seisan.Identity;

/// <summary>Every business "no" of identity.</summary>
internal static class IdentityRefusal
{
    public static readonly Refusal SignInIdTaken = new("sign_in_id_taken", "signInId");
    public static readonly Refusal EmployeeTaken = new("employee_taken", "employeeId");
    public static readonly Refusal NoEmail = new("no_email");
    public static readonly Refusal UserInactive = new("user_inactive");
    public static readonly Refusal LastAdministrator = new("last_administrator", "roles");
    public static readonly Refusal LastAdministratorActive = new("last_administrator_active");
    public static readonly Refusal EmploymentEnded = new("employment_ended");
    public static readonly Refusal AdministratorHasPassword = new("administrator_has_password");
    public static readonly Refusal PasswordLinkInvalid = new("password_link_invalid", "token");
}
