using System.Text.Json;

namespace Seisan.Demo;

/// <summary>A person who can sign in to the demo.</summary>
/// <param name="EmployeeCode">Empty for the first administrator, who came with the tenant.</param>
/// <param name="FirstPage">Where work waits for the role.</param>
internal sealed record DemoPerson(string SignInId, string EmployeeCode, string Name, string Role, string FirstPage);

/// <summary>One demo company as it lies in <c>deploy/demo</c>.</summary>
internal sealed record CompanyFiles(string Code, string Name, string Folder)
{
    /// <summary>The password of every person of the demo.</summary>
    public const string Password = "Seisan-demo-2026";

    /// <summary>In the order of a row each file finds what it refers to; the rows do not know each other.</summary>
    public static readonly string[][] Masters =
    [
        ["departments", "ranks", "employees", "employees/payee-accounts"],
        ["accounts", "tax-categories", "expense-categories"],
        ["counterparties"], ["projects"],
    ];

    public static IReadOnlyList<CompanyFiles> All(string folder) =>
    [
        new("aoba", "青葉商事株式会社", Path.Combine(folder, "aoba")),
        new("midori", "株式会社みどり製作所", Path.Combine(folder, "midori")),
    ];

    public IReadOnlyList<DemoPerson> People { get; } =
    [
        .. File.ReadAllLines(Path.Combine(Folder, "sign-ins.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => new DemoPerson(cells[0], cells[1], cells[2], cells[3], cells[4])),
    ];

    public DemoPerson Administrator => People.Single(person => person.Role == "administrator");

    /// <param name="master">As in its route: <c>employees/payee-accounts</c>.</param>
    public byte[] Csv(string master) => File.ReadAllBytes(Path.Combine(Folder, $"{Path.GetFileName(master)}.csv"));

    public byte[] Receipt(string image) => File.ReadAllBytes(Path.Combine(Folder, "..", "receipts", $"{image}.jpg"));

    public IReadOnlyList<DemoClaim> Claims() => JsonSerializer.Deserialize<List<DemoClaim>>(
        File.ReadAllText(Path.Combine(Folder, "claims.json")), JsonSerializerOptions.Web)!;

    public IReadOnlyList<DemoPass> Passes() => JsonSerializer.Deserialize<List<DemoPass>>(
        File.ReadAllText(Path.Combine(Folder, "commuter-passes.json")), JsonSerializerOptions.Web)!;

    public DemoBooks Books() => JsonSerializer.Deserialize<DemoBooks>(
        File.ReadAllText(Path.Combine(Folder, "books.json")), JsonSerializerOptions.Web)!;
}

/// <summary>What accounting needs before it can post and pay.</summary>
/// <param name="CreditAccount">The code of the account that holds what the company owes its employees.</param>
/// <param name="PayerAccount">The body of the request that adds it.</param>
internal sealed record DemoBooks(string CreditAccount, JsonElement PayerAccount);

/// <summary>A claim that the demo leaves behind.</summary>
/// <param name="State"><c>draft</c>, <c>submitted</c>, <c>approved</c> by the first approver (from 50,000 yen on it waits
/// for the second) or <c>sent_back</c>.</param>
/// <param name="Comment">What the first approver wrote.</param>
internal sealed record DemoClaim(
    string By, string Title, string State, IReadOnlyList<DemoReceipt> Receipts, IReadOnlyList<DemoLine> Lines,
    string? Comment = null, string Form = "expense");

/// <param name="Image">A file in <c>deploy/demo/receipts</c>, without its ending.</param>
internal sealed record DemoReceipt(string Image, string Payee, string InvoiceNumber, DateOnly IssuedOn);

/// <param name="Receipt">The place of its receipt in the claim, from 0, or null.</param>
/// <param name="Category">The code of the expense category.</param>
/// <param name="Leg">The journey as the request has it, in place of an amount.</param>
internal sealed record DemoLine(
    DateOnly Date, string Category, long? Amount = null, int? Receipt = null, string? Memo = null, JsonElement? Leg = null);

/// <param name="Pass">The body of the request that registers it.</param>
internal sealed record DemoPass(string By, JsonElement Pass);
