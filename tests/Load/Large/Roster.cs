namespace Seisan.Load.Large;

/// <summary>An employee with the account and the department that the platform gave them.</summary>
internal sealed record Person(Guid Id, Guid UserId, string SignInId, string Name, Guid DepartmentId, string DepartmentName, bool Head);

/// <summary>Who takes part in a claim: whose it is, and the heads of their department and of the one above it.</summary>
internal sealed record Cast(Person Claimant, Person Head, Person Above);

/// <summary>The people of a company and how its departments lie below each other.</summary>
internal sealed class Roster
{
    public Roster(IReadOnlyList<Person> people, IReadOnlyDictionary<Guid, Guid?> above)
    {
        var heads = people.Where(one => one.Head).ToDictionary(one => one.DepartmentId);
        Casts = [.. people.Where(one => !one.Head).Select(one => new Cast(one, heads[one.DepartmentId], heads[above[one.DepartmentId]!.Value]))];
    }

    /// <summary>Everybody who is no head themselves, with those who decide on their claims.</summary>
    public IReadOnlyList<Cast> Casts { get; }
}
