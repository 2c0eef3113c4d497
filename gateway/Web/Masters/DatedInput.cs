using System.Globalization;
using Seisan.Look.Texts;

namespace Seisan.Web.Masters;

/// <summary>What was typed about any master, kept as text until the service has judged it.</summary>
public abstract class DatedInput
{
    public string? Version { get; set; }
    public string? Code { get; set; }
    public string? From { get; set; }
    public string? Active { get; set; }

    /// <summary>The day typed, or null with an error beside its field.</summary>
    public DateOnly? Day(PageErrors errors, Texts<MastersTexts> texts)
    {
        if (TryDay(From, out var day))
            return day;
        errors.Add("from", texts["not_a_day"]);
        return null;
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    protected static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}

public sealed class DepartmentInput : DatedInput
{
    public string? Name { get; set; }
    public string? Parent { get; set; }

    internal DepartmentContent Content => new(Name?.Trim() ?? "", Id(Parent));
}

public sealed class ExpenseCategoryInput : DatedInput
{
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public string? Account { get; set; }
    public string? TaxCategory { get; set; }
    public string? Receipt { get; set; }

    internal ExpenseCategoryContent Content => new(
        Name?.Trim() ?? "", NameEn?.Trim() ?? "", Id(Account) ?? default, Id(TaxCategory) ?? default, Receipt is "true");
}

public sealed class EmployeeInput : DatedInput
{
    public string? Name { get; set; }
    public string? NameKana { get; set; }
    public string? Email { get; set; }
    public string? Superior { get; set; }

    /// <summary>Which of the affiliations is the primary one.</summary>
    public string? Primary { get; set; }

    public List<AffiliationInput> Affiliations { get; set; } = [];

    /// <param name="superior">The employee behind the typed code.</param>
    internal EmployeeContent Content(Guid? superior) => new(
        Name?.Trim() ?? "", NameKana?.Trim() ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(), superior,
        [
            .. Affiliations.Select((one, at) => (one, at)).Where(row => Id(row.one.Department) is not null).Select(row =>
                new AffiliationContent(Id(row.one.Department)!.Value, Id(row.one.Rank), Primary == row.at.ToString(CultureInfo.InvariantCulture), row.one.Head is "true")),
        ]);
}

public sealed class AffiliationInput
{
    public string? Department { get; set; }
    public string? Rank { get; set; }
    public string? Head { get; set; }
}

public sealed class PayeeInput
{
    public string? From { get; set; }
    public string? Bank { get; set; }
    public string? Branch { get; set; }
    public string? Type { get; set; }
    public string? Number { get; set; }
    public string? Holder { get; set; }

    /// <summary>The code in front of what a suggestion brought: <c>0001 みずほ</c>.</summary>
    public static string CodeIn(string? text) => text?.Trim().Split(' ', '　')[0] ?? "";
}
