using System.Globalization;
using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>税区分. The rates are those of the consumption tax since 2019-10-01: 10 %, reduced 8 %, or none.</summary>
public sealed class TaxCategoryKind() : MasterKind<TaxCategory>(
    KindName, "TaxCategory", "TaxCategories", [NameColumn, English, Rate, KindColumn])
{
    public const string KindName = "tax-categories";
    private static readonly Column NameColumn = new("name", "税区分名", "name");
    private static readonly Column English = new("name_en", "英語名", "nameEn");
    private static readonly Column Rate = new("rate_percent", "税率", "ratePercent");
    private static readonly Column KindColumn = new("kind", "種類", "kind");

    public override string NameOf(TaxCategory content) => content.Name;
    public override IEnumerable<string?> SearchTexts(TaxCategory content) => [content.Name, content.NameEn];

    public override TaxCategory Read(CsvLine line) =>
        new(line.Text(NameColumn), line.Text(English), line.Number(Rate), line.Text(KindColumn));

    public override IEnumerable<string?> Write(TaxCategory content, CodeBook codes) =>
        [content.Name, content.NameEn, content.RatePercent.ToString(CultureInfo.InvariantCulture), content.Kind];

    public override IEnumerable<Fault> Faults(TaxCategory content) =>
    [
        .. TextFaults("name", content.Name),
        .. TextFaults("nameEn", content.NameEn, required: false),
        .. (content.Kind, content.RatePercent) switch
        {
            ("taxable", 10) or ("reduced", 8) or ("exempt" or "out_of_scope", 0) => Array.Empty<Fault>(),
            ("taxable" or "reduced" or "exempt" or "out_of_scope", _) => [new("ratePercent", "rate_of_another_kind")],
            _ => [new("kind", "unknown_tax_kind")],
        },
    ];
}
