using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Kinds;

/// <summary>取引先.</summary>
public sealed class CounterpartyKind() : MasterKind<Counterparty>(
    KindName, "Counterparty", "Counterparties", [NameColumn, Kana, Invoice])
{
    public const string KindName = "counterparties";
    private static readonly Column NameColumn = new("name", "取引先名", "name");
    private static readonly Column Kana = new("name_kana", "取引先名カナ", "nameKana");
    private static readonly Column Invoice = new("invoice_number", "登録番号", "invoiceNumber");

    public override string NameOf(Counterparty content) => content.Name;

    public override IEnumerable<string?> SearchTexts(Counterparty content) =>
        [content.Name, content.NameKana, content.InvoiceNumber];

    public override Counterparty Read(CsvLine line) =>
        new(line.Text(NameColumn), line.Text(Kana), line.OptionalText(Invoice));

    public override IEnumerable<string?> Write(Counterparty content, CodeBook codes) =>
        [content.Name, content.NameKana, content.InvoiceNumber];

    public override IEnumerable<Fault> Faults(Counterparty content) =>
    [
        .. TextFaults("name", content.Name),
        .. TextFaults("nameKana", content.NameKana, required: false),
        .. IsInvoiceNumber(content.InvoiceNumber) ? Array.Empty<Fault>() : [new("invoiceNumber", "not_an_invoice_number")],
    ];

    /// <summary>The form only; a wrong check digit is judged where a claim uses the number.</summary>
    private static bool IsInvoiceNumber(string? number) =>
        number is null || (number.Length == 14 && number[0] == 'T' && number.Skip(1).All(char.IsAsciiDigit));
}
