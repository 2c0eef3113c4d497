namespace Seisan.Claims.Domain;

/// <summary>Whose claim it is, as the masters knew them when the claim was last saved or submitted.</summary>
public sealed record Claimant(EmployeeId Id, string Name, Guid? DepartmentId, string? DepartmentName);
