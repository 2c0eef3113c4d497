namespace Seisan.Web.Masters;

/// <summary>How the list of a kind looks: what stands beside code and name, and whether there is a page for each.</summary>
/// <param name="Kind">As in the address, and as a key of the texts: <c>kind.employees</c>.</param>
/// <param name="Columns">A key of the texts and what stands below it.</param>
public sealed record MasterSheet(string Kind, bool HasPage, params (string Heading, Func<MasterLine, string> Cell)[] Columns)
{
    public static readonly IReadOnlyList<MasterSheet> All =
    [
        new("employees", true, ("name_kana", line => line.Text("nameKana")), ("department", Primary), ("superior", line => NameOf(line, "superiorId"))),
        new("departments", true, ("parent", line => NameOf(line, "parentId"))),
        new("ranks", false, ("level", line => line.Text("level"))),
        new("expense-categories", true, ("name_en", line => line.Text("nameEn")), ("account", line => NameOf(line, "accountId")),
            ("tax_category", line => NameOf(line, "taxCategoryId"))),
        new("accounts", false, ("name_en", line => line.Text("nameEn"))),
        new("tax-categories", false, ("name_en", line => line.Text("nameEn")), ("rate", line => line.Text("ratePercent") + " %")),
        new("counterparties", false, ("name_kana", line => line.Text("nameKana")), ("invoice_number", line => line.Text("invoiceNumber"))),
        new("projects", false, ("name_en", line => line.Text("nameEn"))),
    ];

    /// <summary>What the name is called: a person's is another word than a thing's.</summary>
    public string NameHeading => Kind == "employees" ? "person_name" : "name";

    /// <summary>The sheet of the kind that an address begins with; null for an address of another folder.</summary>
    public static MasterSheet? Of(string path) =>
        All.FirstOrDefault(sheet => path.TrimStart('/').Split('/', '?')[0] == sheet.Kind);

    private static string NameOf(MasterLine line, string field) => line.Reference(field)?.Name ?? "";

    private static string Primary(MasterLine line) => line.Content.GetProperty("affiliations").EnumerateArray()
        .Where(one => one.GetProperty("primary").GetBoolean())
        .Select(one => line.Names.GetValueOrDefault(one.GetProperty("departmentId").GetGuid())?.Name ?? "").FirstOrDefault("");
}
