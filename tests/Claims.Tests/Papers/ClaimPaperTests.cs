using System.Text;
using Seisan.Claims.Domain;

namespace Seisan.Claims.Tests.Papers;

public sealed class ClaimPaperTests
{
    [Fact]
    public async Task A_claim_is_printed_with_all_that_it_holds_in_order()
    {
        var receipt = A.Receipt(number: "T1234567890123");
        var claim = A.Written(
            new ClaimDraft("四月の経費", [receipt], [A.Line(1_100) with { Memo = "封筒" }, A.Line(2_200, receipt.Id) with { Payee = null }], []));

        var text = await Printed.Of(claim, null, Moment(claim, "submitted"), Moment(claim, "step_approved", "承認します")).Text();

        var at = -1;
        foreach (var part in (string[])
            [
                "株式会社みらい商事", "番号なし", "経費精算書", "下書き", "四月の経費", "¥3,300", "佐藤花子", "営業部", "2026/04/01",
                "封筒", "1,100", "2,200", "T1234567890123", "10%", "3,300", "300", "承認の経過", "承認します", "課長承認", "2026/04/0112:00（日本時間）", "1/1",
            ])
        {
            var next = text.IndexOf(part, at + 1, StringComparison.Ordinal);
            Assert.True(next > at, $"{part} is not found behind {text[..Math.Max(at, 0)]}");
            at = next;
        }
    }

    [Fact]
    public async Task A_journey_is_printed_from_where_to_where_and_how()
    {
        var claim = A.Begin(ClaimForm.Transport);
        var line = A.Line(null) with { Payee = null, Leg = new Leg("東京", "横浜", "品川", Means.Train, 490, true) };
        Assert.Null(claim.Write(A.Draft(line), A.Hanako, A.At(10), TaxRounding.Floor, A.Noon));

        var text = await Printed.Of(claim).Text();

        Assert.Contains("交通費精算書", text, StringComparison.Ordinal);
        Assert.Contains("東京→横浜（品川経由・往復・電車）", string.Concat(text.Split("10%980")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_printed_in_English_for_who_reads_English()
    {
        var text = await Printed.Of(A.Written(A.Draft(A.Line(1_100))), Printed.English).Text();

        Assert.Contains("Expenseclaim", text, StringComparison.Ordinal);
        Assert.Contains("Printed2026/04/0112:00(Japantime)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("経費精算書", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_hundred_lines_go_over_sheets_that_each_name_the_columns_and_their_number()
    {
        var claim = A.Written(A.Draft([.. Enumerable.Range(1, 300).Select(n => A.Line(n) with { Memo = $"明細{n}番" })]));

        var sheets = await Printed.Of(claim).Sheets();

        Assert.True(sheets.Length > 5);
        foreach (var (n, sheet) in sheets.Index())
        {
            Assert.Contains($"{n + 1} / {sheets.Length}", sheet, StringComparison.Ordinal);
            if (n < sheets.Length - 1) Assert.Contains("支払先・登録番号", sheet, StringComparison.Ordinal);
        }

        var text = string.Concat(sheets);
        Assert.Equal(Enumerable.Range(1, 300), Enumerable.Range(1, 300).OrderBy(n => text.IndexOf($"明細{n}番", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task More_characters_than_one_font_has_room_for_are_all_printed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sets = Enumerable.Range(0x89, 4).SelectMany(row => Enumerable.Range(0x9F, 94).Select(cell => new[] { (byte)row, (byte)cell }));
        var kanji = sets.Select(code => Encoding.GetEncoding(932).GetString(code)[0]).ToArray();
        var lines = kanji.Chunk(47).Select(part => A.Line(100) with { Memo = new string(part) }).ToArray();

        var text = await Printed.Of(A.Written(A.Draft(lines))).Text();

        Assert.All(kanji, letter => Assert.Contains(letter, text));
        Assert.DoesNotContain('〓', text);
    }

    /// <summary>U+20BB7 (𠮷) is beyond the first font, and beyond sixteen bits.</summary>
    [Fact]
    public async Task A_rare_character_is_taken_from_the_second_font_and_found_as_itself()
    {
        var claim = A.Written(A.Draft(A.Line(100) with { Payee = "𠮷野家と髙﨑商店" }));

        var text = await Printed.Of(claim).Text();

        Assert.Contains("𠮷野家と髙﨑商店", text, StringComparison.Ordinal);
        Assert.DoesNotContain('〓', text);
    }

    [Fact]
    public async Task What_no_font_has_is_a_geta_and_listed_with_its_code_point()
    {
        var claim = A.Written(A.Draft(A.Line(100) with { Payee = "한식당 😀" }, A.Line(100) with { Payee = "한식" }));

        var text = await Printed.Of(claim).Text();

        Assert.Contains("〓〓〓", text, StringComparison.Ordinal);
        Assert.Contains("U+B2F9,U+C2DD,U+D55C,U+1F600", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_join_their_letter_and_what_chooses_a_shape_is_left_out()
    {
        var claim = A.Written(A.Draft(A.Line(100) with { Payee = "か\u3099ん葛\U000E0100城\u200B é" }));

        var text = await Printed.Of(claim).Text();

        Assert.Contains("がん葛城é", text, StringComparison.Ordinal);
        Assert.DoesNotContain('〓', text);
    }

    [Fact]
    public async Task A_long_comment_goes_on_over_the_sheets_without_losing_a_word()
    {
        var claim = A.Written(A.Draft(A.Line(100)));
        var comment = string.Concat(Enumerable.Range(1000, 500).Select(n => $"【{n}】"));

        var text = await Printed.Of(claim, null, Moment(claim, "step_sent_back", comment)).Text();

        Assert.All(Enumerable.Range(1000, 500), n => Assert.Contains($"{n}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_paper_carries_only_the_letters_it_prints() =>
        Assert.InRange(Printed.Of(A.Written(A.Draft(A.Line(100)))).Pdf.Length, 1_000, 80_000);

    [Fact]
    public void The_title_of_the_file_is_the_claims_own()
    {
        var pdf = Printed.Of(A.Written(A.Draft(A.Line(100)))).Pdf;

        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.Equal("番号なし 四月の交通費", document.Information.Title);
        Assert.StartsWith("%PDF-1.", Encoding.ASCII.GetString(pdf[..8]), StringComparison.Ordinal);
    }

    private static ClaimMoment Moment(ExpenseClaim claim, string kind, string? comment = null) => new(
        claim.TenantId, claim.Id, A.Noon, kind, A.Id(), 1, 1, kind == "submitted" ? null : "課長承認", "鈴木一郎", comment, null);
}
