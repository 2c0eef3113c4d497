using Seisan.Accounting.Domain.Transfers;

namespace Seisan.Accounting.Tests.Golden;

/// <summary>Vectors from the character rules of a transfer file, one line per rule.</summary>
public sealed class ZenginTextTests
{
    [Theory]
    [InlineData("ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ﾀﾛｳ")] // narrow already
    [InlineData("ヤマダ タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ")]
    [InlineData("ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ")] // the wide space becomes a narrow one
    [InlineData("ＡＢＣ１２３", "ABC123")]
    [InlineData("（Ａ）", "(A)")]
    [InlineData("Ｊ．スミス", "J.ｽﾐｽ")]
    [InlineData("ハ\u3099", "ﾊﾞ")] // a letter and its combining mark
    [InlineData("㌔", "ｷﾛ")] // one character that stands for two
    public void Wide_forms_become_narrow(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("やまだ たろう", "ﾔﾏﾀﾞ ﾀﾛｳ")]
    [InlineData("あいうえおわん", "ｱｲｳｴｵﾜﾝ")]
    [InlineData("ぱぴぷぺぽ", "ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ")]
    public void Hiragana_becomes_katakana(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("ァィゥェォ", "ｱｲｳｴｵ")]
    [InlineData("ッャュョ", "ﾂﾔﾕﾖ")]
    [InlineData("ｧｨｩｪｫｬｭｮｯ", "ｱｲｳｴｵﾔﾕﾖﾂ")]
    [InlineData("ぁぃぅぇぉっゃゅょ", "ｱｲｳｴｵﾂﾔﾕﾖ")]
    [InlineData("ヮヵヶ", "ﾜｶｹ")] // small letters that have no narrow form of their own
    public void Small_kana_become_large(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("ヲダ", "ｵﾀﾞ")]
    [InlineData("ｦﾀﾞ", "ｵﾀﾞ")]
    [InlineData("を", "ｵ")]
    public void Wo_becomes_o(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("ルー", "ﾙ-")]
    [InlineData("ﾙｰ", "ﾙ-")]
    [InlineData("ル－", "ﾙ-")] // U+FF0D
    [InlineData("ル―", "ﾙ-")] // U+2015
    [InlineData("ル‐", "ﾙ-")] // U+2010
    [InlineData("ル-", "ﾙ-")]
    public void Long_marks_and_dashes_become_a_hyphen(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("ガギグゲゴ", "ｶﾞｷﾞｸﾞｹﾞｺﾞ")]
    [InlineData("ザジズゼゾ", "ｻﾞｼﾞｽﾞｾﾞｿﾞ")]
    [InlineData("ダヂヅデド", "ﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞ")]
    [InlineData("バビブベボ", "ﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞ")]
    [InlineData("パピプペポ", "ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ")]
    [InlineData("ヴ", "ｳﾞ")]
    [InlineData("ｶﾞ", "ｶﾞ")]
    public void A_voiced_letter_becomes_two(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("yamada", "YAMADA")]
    [InlineData("ｙａｍａｄａ", "YAMADA")]
    public void Small_letters_become_capitals(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("株式会社サンプル", "ｶ)ｻﾝﾌﾟﾙ")]
    [InlineData("有限会社サンプル", "ﾕ)ｻﾝﾌﾟﾙ")]
    [InlineData("合同会社サンプル", "ﾄﾞ)ｻﾝﾌﾟﾙ")]
    [InlineData("合名会社サンプル", "ﾒ)ｻﾝﾌﾟﾙ")]
    [InlineData("合資会社サンプル", "ｼ)ｻﾝﾌﾟﾙ")]
    [InlineData("医療法人サンプル", "ｲ)ｻﾝﾌﾟﾙ")]
    [InlineData("財団法人サンプル", "ｻﾞｲ)ｻﾝﾌﾟﾙ")]
    [InlineData("社団法人サンプル", "ｼﾔ)ｻﾝﾌﾟﾙ")]
    [InlineData("学校法人サンプル", "ｶﾞｸ)ｻﾝﾌﾟﾙ")]
    [InlineData("社会福祉法人サンプル", "ﾌｸ)ｻﾝﾌﾟﾙ")]
    [InlineData("宗教法人サンプル", "ｼﾕｳ)ｻﾝﾌﾟﾙ")]
    [InlineData("㍿サンプル", "ｶ)ｻﾝﾌﾟﾙ")] // one character that stands for four
    public void A_company_form_in_front_is_shortened(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("サンプル株式会社", "ｻﾝﾌﾟﾙ(ｶ")]
    [InlineData("サンプル有限会社", "ｻﾝﾌﾟﾙ(ﾕ")]
    [InlineData("サンプル合同会社", "ｻﾝﾌﾟﾙ(ﾄﾞ")]
    public void A_company_form_behind_is_shortened(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("サンプル株式会社トウキョウ", "ｻﾝﾌﾟﾙ(ｶ)ﾄｳｷﾖｳ")]
    [InlineData("サンプル有限会社トウキョウ", "ｻﾝﾌﾟﾙ(ﾕ)ﾄｳｷﾖｳ")]
    [InlineData("株式会社サンプル営業所ウエノ", "ｶ)ｻﾝﾌﾟﾙ(ｴｲ)ｳｴﾉ")]
    public void A_company_form_in_the_middle_is_shortened(string name, string text) => AssertText(text, name);

    [Theory]
    [InlineData("ヤマダ タロウ")]
    [InlineData("株式会社ガーデンショップ")]
    [InlineData("サンプル株式会社トウキョウ")]
    public void A_text_that_is_normal_already_stays_as_it_is(string name)
    {
        var once = ZenginText.Normalise(name).Text;

        AssertText(once, once);
    }

    [Theory]
    [InlineData("ア・イ", "・", 1)]
    [InlineData("ガ&ガ", "&", 2)] // ガ is two bytes
    [InlineData("ヤマダ太郎", "太", 4)]
    [InlineData("株式会社東京", "東", 2)] // the form is two bytes by then
    [InlineData("𠮷ダ", "𠮷", 0)] // two units of UTF-16, one character
    [InlineData("ア・イ&ウ", "・", 1)] // the first one is named
    [InlineData("ﾊﾟｰﾄ*", "*", 4)]
    public void What_is_left_is_rejected_with_its_place(string name, string character, int offset) =>
        Assert.Equal(new RejectedCharacter(character, offset), ZenginText.Normalise(name).Rejected);

    /// <summary>Some banks take a few of these; a file must be one that every bank takes.</summary>
    [Theory]
    [InlineData("*"), InlineData("&"), InlineData("$"), InlineData("+"), InlineData(";"), InlineData("@")]
    [InlineData("="), InlineData("%"), InlineData("'"), InlineData("\""), InlineData(":"), InlineData("?")]
    [InlineData("/"), InlineData(","), InlineData("¥"), InlineData("「"), InlineData("」"), InlineData("\\")]
    [InlineData("_"), InlineData("\t"), InlineData("\n")]
    public void Only_what_every_bank_takes_is_allowed(string character) =>
        Assert.Equal(new RejectedCharacter(character, 1), ZenginText.Normalise("A" + character + "B").Rejected);

    [Fact]
    public void Everything_that_is_allowed_stays_as_it_is()
    {
        const string All = "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 ()-. "
            + "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ ｶﾞﾊﾟ";

        AssertText(All, All);
    }

    private static void AssertText(string expected, string name)
    {
        var actual = ZenginText.Normalise(name);

        Assert.Null(actual.Rejected);
        Assert.Equal(expected, actual.Text);
    }
}
