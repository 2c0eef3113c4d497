namespace Seisan.Accounting.Domain.Transfers;

/// <summary>
/// How banks write the legal form of a company in an account's name: <c>ｶ)</c> in front, <c>(ｶ</c> behind,
/// <c>(ｶ)</c> between; and the branch office (営業所) after the form.
/// </summary>
internal static class CompanyForms
{
    /// <summary>Longer words first, so that a form inside another is not taken for it.</summary>
    private static readonly (string Word, string Short)[] Forms =
    [
        ("一般社団法人", "シヤ"), ("公益社団法人", "シヤ"), ("社団法人", "シヤ"),
        ("一般財団法人", "ザイ"), ("公益財団法人", "ザイ"), ("財団法人", "ザイ"),
        ("社会福祉法人", "フク"), ("医療法人社団", "イ"), ("医療法人財団", "イ"), ("医療法人", "イ"),
        ("学校法人", "ガク"), ("宗教法人", "シユウ"),
        ("株式会社", "カ"), ("有限会社", "ユ"), ("合同会社", "ド"), ("合名会社", "メ"), ("合資会社", "シ"),
        ("カブシキガイシヤ", "カ"), ("カブシキガイシャ", "カ"), ("ユウゲンガイシャ", "ユ"), ("ゴウドウガイシャ", "ド"),
    ];

    private static readonly (string Word, string Short)[] Offices = [("営業所", "エイ")];

    public static string Abbreviate(string name) => First(First(name, Forms), Offices);

    private static string First(string name, (string Word, string Short)[] words)
    {
        foreach (var (word, letters) in words)
        {
            var at = name.IndexOf(word, StringComparison.Ordinal);
            if (at < 0) continue;
            var (before, after) = (name[..at].TrimEnd(), name[(at + word.Length)..].TrimStart());
            return (before.Length, after.Length) switch
            {
                (0, _) => $"{letters}){after}",
                (_, 0) => $"{before}({letters}",
                _ => $"{before}({letters}){after}",
            };
        }

        return name;
    }
}
