using System.Globalization;
using Seisan.Demo;

namespace Seisan.Load.Large;

/// <summary>
/// Writes what a new customer's administrator imports: organisation and people made up here, everything else as the
/// larger demo company has it. No category asks for an image: these companies keep their receipts on paper.
/// </summary>
internal sealed class CompanyPapers
{
    private const string PatternStart = "2025-04-01", Start = "2024-04-01";
    private static readonly string[] Taken = ["accounts", "tax-categories", "counterparties", "projects", "ranks"];

    private readonly string _pattern, _folder;
    private readonly string[][] _people, _banks;
    private readonly (string Name, string Kana, string Half)[] _families, _givens;

    public CompanyPapers(string pattern, string folder)
    {
        (_pattern, _folder) = (pattern, folder);
        _people = Rows(Path.Combine(pattern, "employees.csv"));
        _banks = Rows(Path.Combine(pattern, "payee-accounts.csv"));
        (_families, _givens) = (Parts(0), Parts(1));
    }

    public CompanyFiles Write(LargeCompany company)
    {
        var own = Directory.CreateDirectory(Path.Combine(_folder, company.Code)).FullName;
        foreach (var master in Taken)
            Put(own, master, File.ReadAllLines(Path.Combine(_pattern, $"{master}.csv")).Select(line => line.Replace(PatternStart, Start)));
        Put(own, "expense-categories", File.ReadAllLines(Path.Combine(_pattern, "expense-categories.csv"))
            .Select(line => line.Replace(PatternStart, Start)).Select(line => line.EndsWith(",1", StringComparison.Ordinal) ? $"{line[..^1]}0" : line));
        Put(own, "departments", ["コード,適用開始日,有効,部門名,上位部門コード", .. Departments(company)]);
        var staff = Staff(company).ToList();
        Put(own, "employees",
            ["コード,適用開始日,有効,氏名,氏名カナ,メールアドレス,上司コード,部門コード,役職コード,部門長,兼務", .. staff.Select(one => one.Row(company.Code))]);
        Put(own, "payee-accounts", ["社員コード,適用開始日,銀行コード,支店コード,預金種目,口座番号,口座名義", .. staff.Select(Account)]);
        Put(own, "sign-ins",
        [
            "sign_in_id,employee_code,name,roles,first_page", .. staff.Where(one => one.Role.Length > 0).Select(one => one.SignIn),
            "admin,,総務 管理,administrator,/audit-entries",
        ]);
        File.Copy(Path.Combine(_pattern, "books.json"), Path.Combine(own, "books.json"), overwrite: true);
        File.WriteAllText(Path.Combine(own, "claims.json"), "[]");
        File.WriteAllText(Path.Combine(own, "commuter-passes.json"), "[]");
        return new CompanyFiles(company.Code, company.Name, own);
    }

    private static void Put(string folder, string master, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(folder, $"{master}.csv"), lines);

    private static string[][] Rows(string file) => [.. File.ReadAllLines(file).Skip(1).Select(line => line.Split(','))];

    private static IEnumerable<string> Departments(LargeCompany company)
    {
        yield return $"D1000,{Start},1,{company.Name[..2]}本社,";
        for (var division = 0; division < company.Divisions; division++)
            yield return $"{Division(division)},{Start},1,第{division + 1}本部,D1000";
        for (var section = 0; section < company.Sections; section++)
            yield return $"{Section(section)},{Start},1,第{section + 1}課,{Above(company, section)}";
    }

    private IEnumerable<Member> Staff(LargeCompany company)
    {
        var number = 0;
        yield return Next("D1000", "R90", head: true, "approver");
        for (var division = 0; division < company.Divisions; division++)
            yield return Next(Division(division), "R70", head: true, "approver");
        for (var section = 0; section < company.Sections; section++)
            yield return Next(Section(section), "R50", head: true, "approver");
        yield return Next(Section(0), "R30", head: false, "accountant");
        for (var place = 0; number < company.Employees; place++)
            yield return Next(Section(place % company.Sections), "R10", head: false, place / company.Sections < company.LetIn ? "employee" : "");

        Member Next(string department, string rank, bool head, string role) => new(number, NameOf(number++), department, rank, head, role);
    }

    /// <summary>Every one of a company has another name.</summary>
    private (string Name, string Kana, string Half) NameOf(int number)
    {
        var (family, given) = (_families[number % _families.Length],
            _givens[(number + (number / _families.Length)) % _givens.Length]);
        return ($"{family.Name} {given.Name}", $"{family.Kana} {given.Kana}", $"{family.Half} {given.Half}");
    }

    private (string Name, string Kana, string Half)[] Parts(int at) =>
        [.. _people.Zip(_banks, (person, bank) => (Name: person[3].Split(' ')[at], Kana: person[4].Split(' ')[at], Half: bank[6].Split(' ')[at]))
            .DistinctBy(one => one.Name)];

    private string Account(Member one)
    {
        var bank = _banks[one.Number % _banks.Length];
        return string.Join(',', one.Code, Start, bank[2], bank[3], bank[4], bank[5], one.Name.Half);
    }

    private static string Division(int division) => string.Create(CultureInfo.InvariantCulture, $"D2{division:00}0");

    private static string Section(int section) => string.Create(CultureInfo.InvariantCulture, $"D3{section:00}0");

    private static string Above(LargeCompany company, int section) =>
        company.Divisions == 0 ? "D1000" : Division(section % company.Divisions);

    private sealed record Member(int Number, (string Name, string Kana, string Half) Name, string Department, string Rank, bool Head, string Role)
    {
        public string Code { get; } = string.Create(CultureInfo.InvariantCulture, $"E{Number + 1:0000}");

        public string SignIn => $"{(Role == "accountant" ? "accountant" : Code.ToLowerInvariant())},{Code},{Name.Name},{Role},{Page}";

        private string Page => Role switch { "approver" => "/approvals", "accountant" => "/accounting", _ => "/claims" };

        public string Row(string company) => string.Join(
            ',', Code, Start, "1", Name.Name, Name.Kana, $"{Code.ToLowerInvariant()}@{company}.example", "", Department, Rank, Head ? "1" : "0", "");
    }
}
