using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>プロジェクト.</summary>
public sealed class ProjectKind() : MasterKind<Project>(KindName, "Project", "Projects", [NameColumn, English])
{
    public const string KindName = "projects";
    private static readonly Column NameColumn = new("name", "プロジェクト名", "name");
    private static readonly Column English = new("name_en", "英語名", "nameEn");

    public override string NameOf(Project content) => content.Name;
    public override IEnumerable<string?> SearchTexts(Project content) => [content.Name, content.NameEn];
    public override Project Read(CsvLine line) => new(line.Text(NameColumn), line.Text(English));
    public override IEnumerable<string?> Write(Project content, CodeBook codes) => [content.Name, content.NameEn];

    public override IEnumerable<Fault> Faults(Project content) =>
        [.. TextFaults("name", content.Name), .. TextFaults("nameEn", content.NameEn, required: false)];
}
