using System.Globalization;

namespace Seisan.Web.Claims;

/// <summary>What a claimant can choose from. The form speaks in codes, which are short; the service in ids.</summary>
internal sealed record ClaimChoices(
    Claimant? Claimant, string TaxRounding, IReadOnlyList<CategoryChoice> Categories,
    IReadOnlyList<TaxChoice> TaxCategories, IReadOnlyList<ProjectChoice> Projects)
{
    public static readonly ClaimChoices None = new(null, "floor", [], [], []);

    /// <summary>The category's code; its id where it is no longer offered; empty where none is chosen.</summary>
    public string CategoryText(Guid? id) => Code(Categories, id);

    /// <inheritdoc cref="CategoryText"/>
    public string TaxText(Guid? id) => Code(TaxCategories, id);

    /// <summary>The rate of the category's own tax.</summary>
    public int RateOf(CategoryChoice category) =>
        TaxCategories.FirstOrDefault(tax => tax.Id == category.TaxCategoryId)?.RatePercent ?? 0;

    public string ProjectText(Guid? id, string? name) =>
        Projects.FirstOrDefault(project => project.Id == id) is { } known ? known.Label : id is null ? "" : name ?? $"{id}";

    public bool TryCategory(string? text, out Guid? id) => TryChoose(Categories, text, out id);

    public bool TryTax(string? text, out Guid? id) => TryChoose(TaxCategories, text, out id);

    public bool TryProject(string? text, out Guid? id) => TryChoose(Projects, text, out id);

    private static string Code<T>(IReadOnlyList<T> choices, Guid? id)
        where T : Choice =>
        id is null ? "" : choices.FirstOrDefault(choice => choice.Id == id)?.Code ?? $"{id}";

    /// <summary>By code, by name, by both as the field shows them, or by id. False when there is text that names none.</summary>
    private static bool TryChoose<T>(IReadOnlyList<T> choices, string? text, out Guid? id)
        where T : Choice
    {
        id = null;
        if (TypedText.Plain(text) is not { } plain) return true;
        var found = choices.FirstOrDefault(choice => Same(choice.Code, plain))
            ?? choices.FirstOrDefault(choice =>
                Same(choice.Name, plain) || Same(choice.NameEn, plain) || Same(choice.Label, plain));
        id = found?.Id ?? (Guid.TryParse(plain, out var given) ? given : null);
        return id is not null;
    }

    private static bool Same(string name, string plain) =>
        string.Equals(TypedText.Plain(name), plain, StringComparison.OrdinalIgnoreCase);
}

internal abstract record Choice(Guid Id, string Code, string Name, string NameEn)
{
    /// <summary>The name in the language of the page.</summary>
    public string Shown => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" && NameEn.Length > 0 ? NameEn : Name;

    /// <summary>Code and name, as a field with suggestions shows them.</summary>
    public string Label => $"{Code} {Shown}";
}

internal sealed record CategoryChoice(
    Guid Id, string Code, string Name, string NameEn, Guid TaxCategoryId, bool ReceiptRequired)
    : Choice(Id, Code, Name, NameEn);

internal sealed record TaxChoice(Guid Id, string Code, string Name, string NameEn, int RatePercent, string Kind)
    : Choice(Id, Code, Name, NameEn);

internal sealed record ProjectChoice(Guid Id, string Code, string Name, string NameEn)
    : Choice(Id, Code, Name, NameEn);
