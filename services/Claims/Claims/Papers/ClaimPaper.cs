using Seisan.Claims.Domain;

namespace Seisan.Claims.Papers;

/// <summary>A claim on paper: A4, its lines over as many sheets as they need, then the tax and what its approvers said.</summary>
internal sealed class ClaimPaper
{
    private const double Left = 42, Right = PaperDocument.Width - 42, Top = 42;

    private readonly PaperDocument _paper = new(new Typesetter(PaperFonts.Shared));
    private readonly ExpenseClaim _claim;
    private readonly PaperTexts _texts;
    private readonly string _number;
    private double _y;

    private ClaimPaper(ExpenseClaim claim, PaperTexts texts) =>
        (_claim, _texts, _number) = (claim, texts, claim.Number ?? texts["no_number"]);

    /// <param name="history">Oldest first.</param>
    /// <param name="company">Its name, or null where nobody knows it.</param>
    public static byte[] Draw(
        ExpenseClaim claim, IReadOnlyList<ClaimMoment> history, string? company, PaperTexts texts, DateTimeOffset printedAt)
    {
        var paper = new ClaimPaper(claim, texts);
        paper.DrawHead(company);
        paper.DrawFacts();
        paper.DrawLines();
        paper.DrawTotals();
        paper.DrawHistory(history);
        paper.DrawMissing();
        paper.DrawFeet(printedAt);
        return paper._paper.Write($"{paper._number} {claim.Title}".Trim(), printedAt);
    }

    private void DrawHead(string? company)
    {
        _paper.NewSheet();
        _paper.Text(Left, Top + 8, _paper.Type.OneLine(company ?? "", 340 / 9.5, false), 9.5, Ink.Grey);
        _paper.Text(Right, Top + 8, _number, 10, bold: true, fromRight: true);
        _paper.Text(Left, Top + 36, _texts[$"title.{Words.Of(_claim.Form)}"], 19, bold: true);
        _paper.Text(Right, Top + 36, _texts.Of(_claim.State), 11, Ink.Key, bold: true, fromRight: true);
        _paper.Rule(Left, Right, Top + 46, 1.4, Ink.Black);
        _y = Top + 68;
        var title = _paper.Type.Lines(_claim.Title.Length == 0 ? _texts["no_title"] : _claim.Title, 340 / 13.0, true).Take(3).ToList();
        foreach (var (n, line) in title.Index()) _paper.Text(Left, _y + (18 * n), line, 13);
        _paper.Text(Right, _y - 6, _texts["total"], 8, Ink.Grey, fromRight: true);
        _paper.Text(Right, _y + 18, PaperTexts.Yen(_claim.Total), 21, bold: true, fromRight: true);
        _y += Math.Max(18 * title.Count, 36) + 8;
    }

    private void DrawFacts()
    {
        (string Name, string Value)[] facts =
        [
            ("claimant", _claim.ClaimantName), ("submitted_at", PaperTexts.Time(_claim.SubmittedAt)),
            ("department", _claim.DepartmentName ?? ""), ("period", PaperTexts.Period(_claim)),
            ("counts", _texts["counts.of", _claim.LineCount, _claim.ReceiptCount]),
            ("approved_at", PaperTexts.Time(_claim.Answer is { Outcome: Outcome.Approved } answer ? answer.At : null)),
        ];
        _paper.Rule(Left, Right, _y - 12);
        foreach (var (n, (name, value)) in facts.Index())
        {
            var (x, y) = (n % 2 == 0 ? Left : Left + 262, _y + (16 * (n / 2)));
            _paper.Text(x, y + 3, _texts[name], 8, Ink.Grey);
            _paper.Text(x + 74, y + 3, _paper.Type.OneLine(value.Length == 0 ? "—" : value, 180 / 9.5, false), 9.5);
        }

        _y += 16 * (facts.Length / 2);
        _y += 8;
    }

    private void DrawLines()
    {
        Column[] columns =
        [
            new("#", Left, 22, true), new(_texts["date"], Left + 22, 67), new(_texts["category"], Left + 89, 80),
            new(_texts["payee"], Left + 169, 124), new(_texts["memo"], Left + 293, 108),
            new(_texts["rate"], Left + 401, 36, true), new(_texts["amount"], Left + 437, Right - Left - 437, true),
        ];
        var receipts = _claim.Receipts.ToDictionary(receipt => receipt.Id);
        _y = new PaperTable(_paper, columns, NextSheet).Draw(_y, _claim.Lines.OrderBy(line => line.Number).Select(line => (Cell[])
        [
            new($"{line.Number}"), new(PaperTexts.Date(line.Date)), new(line.CategoryName ?? "—"),
            Whom(line, line.ReceiptId is { } id ? receipts.GetValueOrDefault(id) : null), new(line.Memo, line.ProjectName),
            new(line.RatePercent is { } rate ? $"{rate}%" : "—"), new(line.Amount is { } amount ? PaperTexts.Number(amount) : "—"),
        ])) + 14;
    }

    /// <summary>Who was paid; of a journey, from where to where and what the commuter pass takes off.</summary>
    private Cell Whom(ExpenseLine line, Receipt? receipt)
    {
        var (payee, number) = (line.Payee ?? receipt?.Payee, line.InvoiceNumber ?? receipt?.InvoiceNumber);
        if (line.Leg is not { } leg) return new(payee, number);
        return new(
            _texts.Of(leg), Joined([payee, number, leg.Deducted > 0 ? _texts["deducted", PaperTexts.Yen(leg.Deducted)] : null]));
    }

    private static string Joined(IEnumerable<string?> parts) => string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));

    private void DrawTotals()
    {
        Keep(60 + (21 * _claim.Taxes.Count));
        Column[] columns =
        [
            new(_texts["rate"], Right - 250, 70), new(_texts["gross"], Right - 180, 95, true), new(_texts["tax"], Right - 85, 85, true),
        ];
        _y = new PaperTable(_paper, columns, NextSheet, 9).Draw(_y,
        [
            .. _claim.Taxes.Select(tax => (Cell[])
                [new($"{tax.RatePercent}%"), new(PaperTexts.Number(tax.Gross)), new(PaperTexts.Number(tax.Tax))]),
            [new(_texts["sum"], Bold: true), new(PaperTexts.Yen(_claim.Total), Bold: true), new(PaperTexts.Yen(_claim.Tax), Bold: true)],
        ]) + 22;
    }

    private void DrawHistory(IReadOnlyList<ClaimMoment> history)
    {
        var told = history.Where(moment => _texts.Of(moment) is not null).ToList();
        if (told.Count == 0) return;
        Keep(70);
        Heading(_texts["history"]);
        Column[] columns =
        [
            new(_texts["at"], Left, 96), new(_texts["what"], Left + 96, 124), new(_texts["who"], Left + 220, 100),
            new(_texts["comment"], Left + 320, Right - Left - 320),
        ];
        _y = new PaperTable(_paper, columns, NextSheet).Draw(_y, told.Select(moment => (Cell[])
        [
            new(PaperTexts.Time(moment.At)), new(_texts.Of(moment), moment.StepName), new(moment.PersonName),
            new(moment.Comment, _texts.ReasonOf(moment)),
        ])) + 22;
    }

    /// <summary>What stands as 〓 is told by its code points, so that nobody has to guess.</summary>
    private void DrawMissing()
    {
        if (_paper.Type.Missing.Count == 0) return;
        Keep(50);
        Heading(_texts["missing"]);
        var codes = string.Join(", ", _paper.Type.Missing.Select(code => $"U+{code:X4}"));
        foreach (var line in _paper.Type.Lines($"{_texts["missing.of"]} {codes}", (Right - Left) / 8.5).ToList())
        {
            Keep(12);
            _paper.Text(Left, _y + 9, line, 8.5);
            _y += 12;
        }
    }

    private void DrawFeet(DateTimeOffset printedAt)
    {
        const double y = PaperDocument.Height - 34;
        var what = _paper.Type.OneLine($"{_number}  {_claim.Title}", 210 / 7.5, false);
        var when = _paper.Type.Letters(_texts["printed_at", PaperTexts.Time(printedAt)], false);
        for (var sheet = 0; sheet < _paper.Sheets; sheet++)
        {
            _paper.Rule(Left, Right, y - 11, sheet: sheet);
            _paper.Text(Left, y, what, 7.5, Ink.Grey, sheet: sheet);
            _paper.Text(Right - 60, y, when, 7.5, Ink.Grey, fromRight: true, sheet: sheet);
            _paper.Text(Right, y, _paper.Type.Letters($"{sheet + 1} / {_paper.Sheets}", false), 7.5, Ink.Grey, fromRight: true, sheet: sheet);
        }
    }

    private void Heading(string text)
    {
        _paper.Text(Left, _y + 4, text, 10.5, bold: true);
        _y += 12;
    }

    /// <summary>What belongs together does not begin at the foot of a sheet.</summary>
    private void Keep(double height)
    {
        if (_y + height > PaperTable.Bottom) _y = NextSheet();
    }

    /// <summary>Where the next sheet begins, below the number of the claim.</summary>
    private double NextSheet()
    {
        _paper.NewSheet();
        _paper.Text(Left, Top + 8, _paper.Type.OneLine($"{_texts[$"title.{Words.Of(_claim.Form)}"]}  {_claim.Title}", 380 / 9.0, false), 9, Ink.Grey);
        _paper.Text(Right, Top + 8, _number, 9, Ink.Grey, bold: true, fromRight: true);
        _paper.Rule(Left, Right, Top + 15, 0.8, Ink.Grey);
        return Top + 24;
    }
}
