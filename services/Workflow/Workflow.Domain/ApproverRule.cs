namespace Seisan.Workflow.Domain;

/// <summary>How the approvers of a step are found at the time of submission.</summary>
/// <param name="EmployeeId">For <see cref="ApproverKind.Person"/>.</param>
/// <param name="Role">For <see cref="ApproverKind.Role"/>: any one of the people who hold it decides.</param>
/// <param name="LevelsUp">
/// For <see cref="ApproverKind.DepartmentHead"/>: 0 is the head of the claimant's own department, 1 of the one above.
/// Beyond the top of the tree the topmost department stands in.
/// </param>
public sealed record ApproverRule(ApproverKind Kind, Guid? EmployeeId, string? Role, int? LevelsUp)
{
    public static ApproverRule Person(EmployeeId employee) => new(ApproverKind.Person, employee.Value, null, null);

    public static ApproverRule HoldersOf(string role) => new(ApproverKind.Role, null, role, null);

    public static ApproverRule DepartmentHead(int levelsUp) => new(ApproverKind.DepartmentHead, null, null, levelsUp);
}

public enum ApproverKind
{
    Person,
    Role,
    DepartmentHead,
}
