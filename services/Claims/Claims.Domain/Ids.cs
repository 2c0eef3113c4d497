namespace Seisan.Claims.Domain;

public readonly record struct ClaimId(Guid Value)
{
    public override string ToString() => Value.ToString();

    /// <summary>Ids are made in the order of time, so that a list can be walked by them.</summary>
    public static bool operator <(ClaimId left, ClaimId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ClaimId left, ClaimId right) => right < left;
}

/// <summary>An employee of the tenant; not the user who signs in.</summary>
public readonly record struct EmployeeId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
