using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>定期券: a section that the employer has paid for an employee, from a day to a day.</summary>
public sealed class CommuterPass : ITenantOwned
{
    private CommuterPass()
    {
    }

    public TenantId TenantId { get; private init; }

    public Guid Id { get; private init; }

    public EmployeeId EmployeeId { get; private init; }

    public uint Version { get; private set; }

    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    /// <summary>The places between its ends that it also covers, as far as its holder named them.</summary>
    public IReadOnlyList<string> Stops { get; private set; } = [];

    public Means Means { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day; null until it is ended.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public IEnumerable<string> Places => [From, .. Stops, To];

    public static CommuterPass Register(TenantId tenant, Guid id, EmployeeId employee, PassDraft typed)
    {
        var pass = new CommuterPass { TenantId = tenant, Id = id, EmployeeId = employee };
        pass.Write(typed);
        return pass;
    }

    /// <summary>What was submitted keeps the deduction it was submitted with.</summary>
    public void Write(PassDraft typed) =>
        (From, To, Stops, Means, ValidFrom, ValidUntil) =
        (typed.From, typed.To, typed.Stops, typed.Means, typed.ValidFrom, typed.ValidUntil);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidUntil is not { } last || day <= last);
}

public sealed record PassDraft(
    string From, string To, IReadOnlyList<string> Stops, Means Means, DateOnly ValidFrom, DateOnly? ValidUntil);
