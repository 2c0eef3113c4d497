namespace Seisan.Workflow.Domain;

public readonly record struct ApprovalId(Guid Value)
{
    public override string ToString() => Value.ToString();

    /// <summary>Ids are made in the order of time, so that a list can be walked by them.</summary>
    public static bool operator <(ApprovalId left, ApprovalId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ApprovalId left, ApprovalId right) => right < left;
}

public readonly record struct RouteId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A claim of the claims service; workflow knows it by its id and by what its submission said.</summary>
public readonly record struct ClaimId(Guid Value)
{
    public override string ToString() => Value.ToString();

    public static bool operator <(ClaimId left, ClaimId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ClaimId left, ClaimId right) => right < left;
}

/// <summary>An employee of the tenant; not the user who signs in.</summary>
public readonly record struct EmployeeId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct DepartmentId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
