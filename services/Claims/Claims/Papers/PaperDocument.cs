using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Seisan.Claims.Papers;

/// <summary>
/// Sheets of A4 with text and rules on them, measured in points from the upper left corner. Written at the end: only
/// then is it known how many sheets there are and which characters the document carries.
/// </summary>
internal sealed class PaperDocument(Typesetter type)
{
    public const double Width = 595.28, Height = 841.89;

    private readonly List<List<Action<PdfPageBuilder, DocumentFonts>>> _sheets = [];
    private readonly List<Letter> _letters = [];

    public Typesetter Type => type;

    public int Sheets => _sheets.Count;

    public void NewSheet() => _sheets.Add([]);

    /// <param name="y">Of the line on which the letters stand.</param>
    /// <param name="x">Where the text begins, or ends when <paramref name="fromRight"/>.</param>
    /// <param name="sheet">The last one when left out.</param>
    public void Text(double x, double y, List<Letter> letters, double size, Ink ink = Ink.Black, bool fromRight = false, int? sheet = null)
    {
        if (letters.Count == 0) return;
        _letters.AddRange(letters);
        var left = fromRight ? x - (size * Typesetter.WidthOf(letters)) : x;
        _sheets[sheet ?? ^1].Add((page, fonts) =>
        {
            Colour(page, ink);
            Write(page, fonts, letters, left, Height - y, size);
        });
    }

    public void Text(double x, double y, string text, double size, Ink ink = Ink.Black, bool bold = false, bool fromRight = false) =>
        Text(x, y, type.Letters(text, bold), size, ink, fromRight);

    public void Rule(double left, double right, double y, double weight = 0.5, Ink ink = Ink.Line, int? sheet = null) =>
        _sheets[sheet ?? ^1].Add((page, _) =>
        {
            var (red, green, blue) = Shade(ink);
            page.SetStrokeColor(red, green, blue);
            page.DrawLine(new PdfPoint(left, Height - y), new PdfPoint(right, Height - y), weight);
        });

    public void Fill(double left, double top, double width, double height, Ink ink = Ink.Ground) => _sheets[^1].Add((page, _) =>
    {
        Colour(page, ink);
        page.SetStrokeColor(255, 255, 255);
        page.DrawRectangle(new PdfPoint(left, Height - top - height), width, height, 0, true);
    });

    public byte[] Write(string title, DateTimeOffset at)
    {
        using var document = new PdfDocumentBuilder();
        document.DocumentInformation.Title = title;
        document.DocumentInformation.Producer = document.DocumentInformation.Creator = "Seisan";
        document.DocumentInformation.CreationDate = $"D:{at.UtcDateTime:yyyyMMddHHmmss}Z";
        var fonts = DocumentFonts.Of(document, _letters);
        foreach (var sheet in _sheets)
        {
            var page = document.AddPage(PageSize.A4);
            foreach (var draw in sheet) draw(page, fonts);
        }

        return document.Build();
    }

    /// <summary>A run of letters for each part of a font that they need.</summary>
    private static void Write(PdfPageBuilder page, DocumentFonts fonts, List<Letter> letters, double x, double y, double size)
    {
        for (var start = 0; start < letters.Count;)
        {
            var (font, _) = fonts.Find(letters[start]);
            var (run, meant, width) = (new StringBuilder(), new StringBuilder(), 0.0);
            for (; start < letters.Count && fonts.Find(letters[start]) is var (next, mark) && ReferenceEquals(next, font); start++)
            {
                run.Append(mark);
                meant.Append(letters[start].Character);
                width += letters[start].Width;
            }

            Write(page, font, run.ToString(), meant.ToString(), new PdfPoint(x, y), size);
            x += width * size;
        }
    }

    /// <summary>Where a character stands in for one beyond the first plane, the document says what is meant.</summary>
    private static void Write(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, string run, string meant, PdfPoint at, double size)
    {
        if (run == meant)
        {
            page.AddText(run, size, at, font);
            return;
        }

        page.CurrentStream.Operations.Add(new BeginMarkedContentWithProperties(
            NameToken.Create("Span"), new DictionaryToken(new Dictionary<NameToken, IToken>
            {
                [NameToken.Create("ActualText")] = new HexToken(Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(meant)])),
            })));
        page.AddText(run, size, at, font);
        page.CurrentStream.Operations.Add(EndMarkedContent.Value);
    }

    private static void Colour(PdfPageBuilder page, Ink ink)
    {
        var (red, green, blue) = Shade(ink);
        page.SetTextAndFillColor(red, green, blue);
    }

    private static (byte Red, byte Green, byte Blue) Shade(Ink ink) => ink switch
    {
        Ink.Grey => (95, 95, 100),
        Ink.Line => (190, 190, 196),
        Ink.Ground => (241, 241, 244),
        Ink.Key => (0, 23, 193),
        _ => (26, 26, 28),
    };
}

internal enum Ink
{
    Black,
    Grey,
    Line,
    Ground,
    Key,
}
