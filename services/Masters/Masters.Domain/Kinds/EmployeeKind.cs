using System.Net.Mail;
using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>
/// 社員: a person may belong to several departments; exactly one affiliation is the primary one. In a file the other
/// affiliations share one column: <c>DEPT/RANK/head; DEPT</c>.
/// </summary>
public sealed class EmployeeKind() : MasterKind<Employee>(
    KindName, "Employee", "Employees",
    [NameColumn, Kana, Email, Superior, DepartmentColumn, RankColumn, HeadColumn, Others])
{
    public const string KindName = "employees";
    private const string Head = "head";
    private const string Field = "affiliations";

    private static readonly Column NameColumn = new("name", "氏名", "name");
    private static readonly Column Kana = new("name_kana", "氏名カナ", "nameKana");
    private static readonly Column Email = new("email", "メールアドレス", "email");
    private static readonly Column Superior = new("superior_code", "上司コード", "superiorId");
    private static readonly Column DepartmentColumn = new("department_code", "部門コード", Field);
    private static readonly Column RankColumn = new("rank_code", "役職コード", Field);
    private static readonly Column HeadColumn = new("head", "部門長", Field);
    private static readonly Column Others = new("other_affiliations", "兼務", Field);

    public override IReadOnlyList<string> Names => [KindName, DepartmentKind.KindName, RankKind.KindName];
    public override string NameOf(Employee content) => content.Name;
    public override IEnumerable<string?> SearchTexts(Employee content) => [content.Name, content.NameKana, content.Email];

    public override Employee Read(CsvLine line) => new(
        line.Text(NameColumn), line.Text(Kana), line.OptionalText(Email), line.OptionalReference(Superior, KindName),
        [
            new(line.Reference(DepartmentColumn, DepartmentKind.KindName),
                line.OptionalReference(RankColumn, RankKind.KindName), true, line.Flag(HeadColumn)),
            .. ReadOthers(line),
        ]);

    public override IEnumerable<string?> Write(Employee content, CodeBook codes)
    {
        var primary = content.Affiliations.First(one => one.Primary);
        return
        [
            content.Name, content.NameKana, content.Email, codes.CodeOf(content.SuperiorId),
            codes.CodeOf(primary.DepartmentId), codes.CodeOf(primary.RankId), primary.Head ? "1" : "0",
            string.Join("; ", content.Affiliations.Where(one => !one.Primary).Select(one => Write(one, codes))),
        ];
    }

    public override IEnumerable<Fault> Faults(Employee content) =>
    [
        .. TextFaults("name", content.Name),
        .. TextFaults("nameKana", content.NameKana, required: false),
        .. TextFaults("email", content.Email, 254, required: false),
        .. content.Email is not null && !MailAddress.TryCreate(content.Email, out _) ? [new Fault("email", "not_an_address")] : Array.Empty<Fault>(),
        .. content.Affiliations.Count(one => one.Primary) != 1 ? [new Fault(Field, "one_primary_affiliation")] : Array.Empty<Fault>(),
        .. content.Affiliations.DistinctBy(one => one.DepartmentId).Count() != content.Affiliations.Count
            ? [new Fault(Field, "double_affiliation")]
            : Array.Empty<Fault>(),
        .. content.Affiliations.Count > 20 ? [new Fault(Field, "too_many")] : Array.Empty<Fault>(),
    ];

    public override IEnumerable<Reference> References(Employee content)
    {
        if (content.SuperiorId is { } superior)
            yield return new("superiorId", KindName, superior);
        for (var at = 0; at < content.Affiliations.Count; at++)
        {
            yield return new($"{Field}[{at}].departmentId", DepartmentKind.KindName, content.Affiliations[at].DepartmentId);
            if (content.Affiliations[at].RankId is { } rank)
                yield return new($"{Field}[{at}].rankId", RankKind.KindName, rank);
        }
    }

    private static IEnumerable<Affiliation> ReadOthers(CsvLine line)
    {
        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var entry in line.Text(Others).Split(';', clean))
        {
            var parts = entry.Split('/', StringSplitOptions.TrimEntries);
            if (parts.Length > 3 || parts is [_, _, not (Head or "")])
                line.Fault(Others, "not_an_affiliation");
            else if (line.Find(Others, DepartmentKind.KindName, parts[0]) is { } department)
                yield return new(department, RankOf(line, parts), false, parts is [_, _, Head]);
        }
    }

    private static Guid? RankOf(CsvLine line, string[] parts) =>
        parts is [_, { Length: > 0 } rank, ..] ? line.Find(Others, RankKind.KindName, rank) : null;

    private static string Write(Affiliation one, CodeBook codes) =>
        $"{codes.CodeOf(one.DepartmentId)}/{codes.CodeOf(one.RankId)}/{(one.Head ? Head : "")}".TrimEnd('/');
}
