namespace Seisan.Load.Large;

/// <summary>One of the companies of the large load.</summary>
/// <param name="Sections">Departments at the bottom, in which everybody but the heads above works.</param>
/// <param name="Divisions">Departments between the company and its sections; none: the sections are the company's own.</param>
/// <param name="LetIn">How many employees of a section have a password from the start.</param>
internal sealed record LargeCompany(string Code, string Name, int Employees, int Sections, int Divisions, int LetIn)
{
    private const int ClaimsPerEmployee = 100;

    /// <summary>1,000 employees, 100,000 claims.</summary>
    public static IReadOnlyList<LargeCompany> All { get; } =
    [
        new("large", "大和総合株式会社", 550, 22, 4, 1),
        .. "旭 泉 梅田 江戸 岡本 加賀 北斗 九条 剣崎".Split(' ')
            .Select((name, at) => new LargeCompany($"large-{at + 1}", $"{name}工業株式会社", 50, 2, 0, 2)),
    ];

    public int Claims => Employees * ClaimsPerEmployee;
}
