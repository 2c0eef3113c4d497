using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Seisan.Identity.People;

namespace Seisan.Identity.Passwords;

/// <summary>Long rather than complicated, and none of those that everybody tries (NIST SP 800-63B, section 5.1.1.2).</summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Shortest = 12;
    public const int Longest = 128;
    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>The code of the rule that the password breaks, or null.</summary>
    public static string? Judge(string password, User user) => password switch
    {
        { Length: < Shortest } => "password_too_short",
        { Length: > Longest } => "password_too_long",
        _ when Common.Contains(Fold(password)) || password.Distinct().Count() < 4 => "password_too_common",
        _ when Fold(password) == Fold(user.SignInId) || Fold(password) == Fold(user.Email ?? "") => "password_too_common",
        _ => null,
    };

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Judge(password ?? "", user) is { } code
            ? IdentityResult.Failed(new IdentityError { Code = code })
            : IdentityResult.Success);

    private static string Fold(string text) => text.ToLowerInvariant();

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
