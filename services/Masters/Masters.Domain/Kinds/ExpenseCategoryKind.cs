using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>内訳・費目: what the money was for; leads to an account and a tax category.</summary>
public sealed class ExpenseCategoryKind() : MasterKind<ExpenseCategory>(
    KindName, "ExpenseCategory", "ExpenseCategories", [NameColumn, English, AccountColumn, Tax, Receipt])
{
    public const string KindName = "expense-categories";
    private static readonly Column NameColumn = new("name", "費目名", "name");
    private static readonly Column English = new("name_en", "英語名", "nameEn");
    private static readonly Column AccountColumn = new("account_code", "勘定科目コード", "accountId");
    private static readonly Column Tax = new("tax_category_code", "税区分コード", "taxCategoryId");
    private static readonly Column Receipt = new("receipt_required", "領収書必須", "receiptRequired");

    public override IReadOnlyList<string> Names => [AccountKind.KindName, TaxCategoryKind.KindName];
    public override string NameOf(ExpenseCategory content) => content.Name;
    public override IEnumerable<string?> SearchTexts(ExpenseCategory content) => [content.Name, content.NameEn];

    public override ExpenseCategory Read(CsvLine line) => new(
        line.Text(NameColumn), line.Text(English), line.Reference(AccountColumn, AccountKind.KindName),
        line.Reference(Tax, TaxCategoryKind.KindName), line.Flag(Receipt));

    public override IEnumerable<string?> Write(ExpenseCategory content, CodeBook codes) =>
    [
        content.Name, content.NameEn, codes.CodeOf(content.AccountId), codes.CodeOf(content.TaxCategoryId),
        content.ReceiptRequired ? "1" : "0",
    ];

    public override IEnumerable<Fault> Faults(ExpenseCategory content) =>
        [.. TextFaults("name", content.Name), .. TextFaults("nameEn", content.NameEn, required: false)];

    public override IEnumerable<Reference> References(ExpenseCategory content) =>
    [
        new("accountId", AccountKind.KindName, content.AccountId),
        new("taxCategoryId", TaxCategoryKind.KindName, content.TaxCategoryId),
    ];
}
