namespace Seisan.Demo;

/// <summary>Who can sign in to the demo, and where work waits for them.</summary>
internal static class SignInTable
{
    /// <summary>Roles that have pages of their own so far.</summary>
    private static readonly string[] Shown = ["employee", "approver", "accountant", "administrator"];

    public static string Of(Uri gateway, IReadOnlyList<CompanyFiles> companies) => string.Join(
        Environment.NewLine,
        [$"Seisan: {gateway}   password of everybody below: {CompanyFiles.Password}", .. companies.SelectMany(company => Lines(gateway, company))]);

    private static IEnumerable<string> Lines(Uri gateway, CompanyFiles company)
    {
        yield return "";
        yield return $"{company.Name} (company code {company.Code})";
        foreach (var person in company.People.Where(person => Shown.Contains(person.Role)))
            yield return $"  {person.SignInId,-12} {person.Role,-14} {new Uri(gateway, person.FirstPage)}   {person.Name}";
    }
}
