using System.Text.Json;

namespace Seisan.Web.Masters;

public sealed record Named(string Code, string Name);

/// <summary>A master as it is on the day of the list.</summary>
public sealed record MasterLine(
    Guid Id, string Code, string Name, DateOnly From, bool Active, JsonElement Content, Dictionary<Guid, Named> Names)
{
    /// <summary>A field of the content as text.</summary>
    public string Text(string field) => Content.TryGetProperty(field, out var value) ? value.ToString() : "";

    /// <summary>Code and name of what a field refers to.</summary>
    public Named? Reference(string field) =>
        Content.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String
            ? Names.GetValueOrDefault(value.GetGuid())
            : null;
}

public sealed record DatedContent<T>(DateOnly From, bool Active, T Content);

public sealed record MasterView<T>(
    Guid Id, string Code, long Version, IReadOnlyList<DatedContent<T>> Versions, Dictionary<Guid, Named> Names)
{
    /// <summary>The version that holds on the day, or the first that will.</summary>
    public DatedContent<T> On(DateOnly day) => Versions.LastOrDefault(version => version.From <= day) ?? Versions[0];
}

public sealed record DepartmentContent(string Name, Guid? ParentId);

public sealed record ExpenseCategoryContent(string Name, string NameEn, Guid AccountId, Guid TaxCategoryId, bool ReceiptRequired);

public sealed record EmployeeContent(
    string Name, string NameKana, string? Email, Guid? SuperiorId, IReadOnlyList<AffiliationContent> Affiliations);

public sealed record AffiliationContent(Guid DepartmentId, Guid? RankId, bool Primary, bool Head);

public sealed record PayeeAccountLine(
    DateOnly From, string BankCode, string BankName, string BranchCode, string BranchName, string Type,
    string MaskedNumber, string Holder);

public sealed record Registered(Guid Id);

public sealed record ImportResult(
    bool DryRun, int Rows, int Created, int Changed, int Unchanged, IReadOnlyList<ImportProblem> Errors);

public sealed record ImportProblem(int Line, string? Column, string Code, string Message);
