using System.Globalization;
using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>役職.</summary>
public sealed class RankKind() : MasterKind<Rank>(KindName, "Rank", "Ranks", [NameColumn, Level])
{
    public const string KindName = "ranks";
    private static readonly Column NameColumn = new("name", "役職名", "name");
    private static readonly Column Level = new("level", "順位", "level");

    public override string NameOf(Rank content) => content.Name;
    public override IEnumerable<string?> SearchTexts(Rank content) => [content.Name];
    public override Rank Read(CsvLine line) => new(line.Text(NameColumn), line.Number(Level));

    public override IEnumerable<string?> Write(Rank content, CodeBook codes) =>
        [content.Name, content.Level.ToString(CultureInfo.InvariantCulture)];

    public override IEnumerable<Fault> Faults(Rank content) =>
    [
        .. TextFaults("name", content.Name),
        .. content.Level is < 0 or > 999 ? [new Fault("level", "out_of_range")] : Array.Empty<Fault>(),
    ];
}
