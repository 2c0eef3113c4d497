using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>勘定科目.</summary>
public sealed class AccountKind() : MasterKind<Account>(KindName, "Account", "Accounts", [NameColumn, English])
{
    public const string KindName = "accounts";
    private static readonly Column NameColumn = new("name", "勘定科目名", "name");
    private static readonly Column English = new("name_en", "英語名", "nameEn");

    public override string NameOf(Account content) => content.Name;
    public override IEnumerable<string?> SearchTexts(Account content) => [content.Name, content.NameEn];
    public override Account Read(CsvLine line) => new(line.Text(NameColumn), line.Text(English));
    public override IEnumerable<string?> Write(Account content, CodeBook codes) => [content.Name, content.NameEn];

    public override IEnumerable<Fault> Faults(Account content) =>
        [.. TextFaults("name", content.Name), .. TextFaults("nameEn", content.NameEn, required: false)];
}
