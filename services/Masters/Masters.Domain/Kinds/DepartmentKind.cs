using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>部門: a tree of any depth, which may be another one on another day but never has a circle.</summary>
public sealed class DepartmentKind() : MasterKind<Department>(KindName, "Department", "Departments", [NameColumn, Parent])
{
    public const string KindName = "departments";
    private static readonly Column NameColumn = new("name", "部門名", "name");
    private static readonly Column Parent = new("parent_code", "上位部門コード", "parentId");

    public override IReadOnlyList<string> Names => [KindName];
    public override bool MustAgree => true;
    public override string DisagreementCode => "department_cycle";

    public override string NameOf(Department content) => content.Name;
    public override IEnumerable<string?> SearchTexts(Department content) => [content.Name];

    public override Department Read(CsvLine line) => new(line.Text(NameColumn), line.OptionalReference(Parent, KindName));

    public override IEnumerable<string?> Write(Department content, CodeBook codes) =>
        [content.Name, codes.CodeOf(content.ParentId)];

    public override IEnumerable<Fault> Faults(Department content) => TextFaults("name", content.Name);

    public override IEnumerable<Reference> References(Department content) =>
        content.ParentId is { } parent ? [new("parentId", KindName, parent)] : [];

    public override IReadOnlyList<Master<Department>> Disagreeing(IReadOnlyCollection<Master<Department>> all) =>
        DepartmentTree.InCircles(all);
}
