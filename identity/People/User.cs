using Seisan.Kernel;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Identity.People;

/// <summary>A person who may sign in to a tenant.</summary>
public sealed class User : ITenantOwned
{
    public const int LongestSignInId = 64;
    public const int LongestName = 100;
    public const int LongestEmail = 254;
    public const string Japanese = "ja";
    public static readonly IReadOnlyList<string> Languages = [Japanese, "en"];

    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }

    /// <summary>As the person types it; unique in the tenant without regard to case.</summary>
    public string SignInId { get; set; } = "";

    public string NormalizedSignInId { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Email { get; set; }

    /// <summary>What the person is found by; follows name, sign-in id and address by itself.</summary>
    public string[] SearchTerms
    {
        get => Bigrams.Of(SignInId, Name, Email);
        private set { }
    }

    /// <summary>The employee this person is, or null for people who are none.</summary>
    public Guid? EmployeeId { get; init; }

    public string[] Roles { get; private set; } = [];

    /// <summary>Permissions beyond the roles, and permissions withheld in spite of them.</summary>
    public string[] Grants { get; private set; } = [];

    public string[] Denials { get; private set; } = [];

    /// <summary>May sign in: works here, so far as they are an employee, and was not deactivated.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When an administrator took the way in away, whatever the employment says.</summary>
    public DateTimeOffset? DeactivatedAt { get; private set; }

    /// <summary>In which the platform writes to the person: <c>ja</c> or <c>en</c>.</summary>
    public string Language { get; set; } = Japanese;

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and with a sign-out everywhere; a browser's cookie carries the one it was given under.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Raised whenever tokens given so far must not be accepted any longer.</summary>
    public long RightsVersion { get; private set; } = 1;

    public DateTimeOffset CreatedAt { get; init; }
    public uint Version { get; init; }

    /// <summary>What the roles grant, and the person's own grants, less what the person is denied.</summary>
    public IReadOnlyList<string> Permissions() =>
    [
        .. Roles.SelectMany(role => Kernel.Roles.Grants[role]).Concat(Grants).Append(Kernel.Permissions.Self)
            .Except(Denials.Where(one => one != Kernel.Permissions.Self)).Distinct().Order(StringComparer.Ordinal),
    ];

    public void Assign(IEnumerable<string> roles, IEnumerable<string>? grants = null, IEnumerable<string>? denials = null) =>
        (Roles, Grants, Denials) = (Sorted(roles), Sorted(grants ?? []), Sorted(denials ?? []));

    /// <summary>Can give people rights, and so keep the tenant governed.</summary>
    public bool Administers() => Active && Permissions().Contains(Kernel.Permissions.UsersAdmin);

    public void Deactivate(DateTimeOffset now) => (DeactivatedAt, Active) = (now, false);

    public void Reactivate() => (DeactivatedAt, Active) = (null, true);

    /// <summary>Tokens given so far lose their force.</summary>
    public void OutdateTokens() => RightsVersion++;

    private static string[] Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.Ordinal)];
}
