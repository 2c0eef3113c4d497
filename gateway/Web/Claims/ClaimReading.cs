using System.Globalization;
using System.Text.RegularExpressions;

namespace Seisan.Web.Claims;

/// <summary>
/// A form read into what is sent, with the way back: which of the typed lines became which of the sent ones, so that an
/// answer about <c>lines[3].amount</c> finds the field it speaks of.
/// </summary>
internal sealed partial class ClaimReading
{
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["date"] = "Date", ["categoryId"] = "Category", ["payee"] = "Payee", ["amount"] = "Amount",
        ["taxCategoryId"] = "Tax", ["invoiceNumber"] = "Invoice", ["projectId"] = "Project", ["memo"] = "Memo",
        ["receiptId"] = "Receipt", ["leg.from"] = "From", ["leg.to"] = "To", ["leg.via"] = "Via", ["leg.means"] = "Means",
        ["leg.fare"] = "Fare", ["leg.roundTrip"] = "Round",
    };

    private readonly List<int> _typed = [];

    public ClaimContent Content { get; private set; } = ClaimContent.Nothing;

    /// <summary>Names of the fields whose text could not be read, each with its code.</summary>
    public Dictionary<string, string> Unreadable { get; } = [];

    public static ClaimReading Of(ClaimInput input, ClaimChoices choices, DateOnly today)
    {
        var reading = new ClaimReading();
        var lines = new List<LineContent>();
        for (var at = 0; at < input.Lines.Count; at++)
        {
            var line = input.Lines[at];
            if (input.Transport ? line.EmptyLeg : line.Empty) continue;
            reading._typed.Add(at);
            var sent = reading.Line(line, $"Lines[{at}].", choices, today);
            lines.Add(input.Transport ? reading.Journey(sent, line, $"Lines[{at}].") : sent);
        }

        reading.Content = new ClaimContent(
            TypedText.Words(input.Title), [.. input.Receipts.Select(receipt => Receipt(receipt, today))], lines,
            input.Confirmed);
        return reading;
    }

    /// <summary><c>lines[0].invoiceNumber</c> of the service → <c>Lines[2].Invoice</c> of the form.</summary>
    public string FieldOf(string path)
    {
        var match = RowPath().Match(path);
        if (!match.Success) return path is "title" ? "Title" : path is "lines" ? "Lines[0].Date" : path;
        var sent = int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
        var field = match.Groups["field"].Value;
        if (match.Groups["list"].Value is "receipts") return $"Receipts[{sent}].{Columns.GetValueOrDefault(field, "Payee")}";
        return sent < _typed.Count ? $"Lines[{_typed[sent]}].{Columns.GetValueOrDefault(field, "Date")}" : path;
    }

    /// <summary>The ids of the saved lines in the order of the typed ones; empty where a line was not sent.</summary>
    public string[] Ids(ClaimView saved, int typed)
    {
        var ids = new string[typed];
        Array.Fill(ids, "");
        for (var at = 0; at < _typed.Count && at < saved.Lines.Count; at++) ids[_typed[at]] = $"{saved.Lines[at].Id}";
        return ids;
    }

    /// <summary>The saved line that was typed there; null where none was sent.</summary>
    public LineView? Saved(ClaimView saved, int at) =>
        _typed.IndexOf(at) is >= 0 and var sent && sent < saved.Lines.Count ? saved.Lines[sent] : null;

    private LineContent Line(LineInput line, string prefix, ClaimChoices choices, DateOnly today)
    {
        if (!TypedText.TryDay(line.Date, today, out var date)) Unreadable[prefix + "Date"] = "not_a_day";
        if (!TypedText.TryYen(line.Amount, out var amount)) Unreadable[prefix + "Amount"] = "not_an_amount";
        if (!choices.TryCategory(line.Category, out var category)) Unreadable[prefix + "Category"] = "not_a_category";
        if (!choices.TryTax(line.Tax, out var tax)) Unreadable[prefix + "Tax"] = "not_a_tax";
        if (!choices.TryProject(line.Project, out var project)) Unreadable[prefix + "Project"] = "not_a_project";
        return new LineContent(
            Id(line.Id), Id(line.Receipt), date, category, amount, tax, TypedText.Words(line.Payee),
            TypedText.Plain(line.Invoice), project, TypedText.Words(line.Memo));
    }

    private LineContent Journey(LineContent sent, LineInput line, string prefix)
    {
        if (!TypedText.TryYen(line.Fare, out var fare)) Unreadable[prefix + "Fare"] = "not_an_amount";
        return sent with
        {
            Amount = null,
            Leg = new LegContent(
                TypedText.Words(line.From), TypedText.Words(line.To), TypedText.Words(line.Via), TypedText.Words(line.Means), fare,
                line.Round is LineInput.ThereAndBack),
        };
    }

    private static ReceiptContent Receipt(ReceiptInput receipt, DateOnly today)
    {
        TypedText.TryDay(receipt.Issued, today, out var issued);
        return new ReceiptContent(
            Id(receipt.Id) ?? Guid.Empty, Id(receipt.Evidence), TypedText.Words(receipt.Payee),
            TypedText.Plain(receipt.Invoice), issued);
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    [GeneratedRegex(@"^(?<list>lines|receipts)\[(?<index>\d{1,4})\](?:\.(?<field>[\w.]+))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RowPath();
}
