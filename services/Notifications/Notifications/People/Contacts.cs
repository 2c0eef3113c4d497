using Seisan.Kernel;

namespace Seisan.Notifications.People;

/// <summary>An employee as far as mails need: the dated names and addresses from the master's timeline.</summary>
internal sealed class EmployeeContact : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public required Guid EmployeeId { get; init; }

    /// <summary>The version of the timeline; an older one that arrives later changes nothing.</summary>
    public long Version { get; set; }

    /// <summary>In the order of their first day.</summary>
    public List<DatedAddress> Addresses { get; set; } = [];

    public DatedAddress? On(DateOnly day) => Addresses.LastOrDefault(address => address.From <= day);
}

/// <param name="Email">Null: the company has given none, or the employment has ended.</param>
internal sealed record DatedAddress(DateOnly From, string Name, string? Email);

/// <summary>A user as far as mails need.</summary>
internal sealed class UserContact : ITenantOwned
{
    public const string Japanese = "ja";

    public TenantId TenantId { get; private init; }
    public required Guid UserId { get; init; }
    public Guid? EmployeeId { get; set; }
    public string Name { get; set; } = "";
    public string? Email { get; set; }
    public string[] Roles { get; set; } = [];
    public bool Active { get; set; }

    /// <summary>The rights version; an older one that arrives later changes nothing.</summary>
    public long Version { get; set; }

    /// <summary>The language of mails to this person.</summary>
    public string Language { get; set; } = Japanese;
}
