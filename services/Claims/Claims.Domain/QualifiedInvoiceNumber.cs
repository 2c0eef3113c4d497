using System.Text;

namespace Seisan.Claims.Domain;

/// <summary>
/// 適格請求書発行事業者登録番号: <c>T</c> and 13 digits, the first of which is a check digit from 1 to 9.
/// </summary>
/// <remarks>
/// The check digit is documented for corporate numbers (平成26年財務省令70号 2条). No source documents it for sole
/// proprietors, so a wrong one is a warning to be confirmed, never a refusal.
/// </remarks>
public readonly record struct QualifiedInvoiceNumber
{
    private QualifiedInvoiceNumber(string value) => Value = value;

    public string Value { get; }

    /// <summary>The first digit is what the rule for corporations makes of the other twelve.</summary>
    public bool HasValidCheckDigit => Value[1] - '0' == CheckDigit(Value.AsSpan(2));

    /// <summary>
    /// Reads what people type: full-width forms are folded (NFKC), letters made upper-case, spaces and hyphens left
    /// out. Null: not of the form.
    /// </summary>
    public static QualifiedInvoiceNumber? Read(string typed)
    {
        var text = new StringBuilder(14);
        foreach (var sign in typed.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(sign) || IsHyphen(sign)) continue;
            text.Append(char.ToUpperInvariant(sign));
        }

        var value = text.ToString();
        return IsOfTheForm(value) ? new QualifiedInvoiceNumber(value) : null;
    }

    public override string ToString() => Value;

    private static bool IsOfTheForm(string value) =>
        value.Length == 14 && value[0] == 'T' && value[1] != '0'
        && value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Hyphens, dashes, the minus sign, and the long-vowel mark beside them on a keyboard.</summary>
    private static bool IsHyphen(char sign) =>
        sign is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\u30fc';

    private static int CheckDigit(ReadOnlySpan<char> last12)
    {
        var sum = 0;
        for (var fromRight = 1; fromRight <= 12; fromRight++)
        {
            sum += (last12[12 - fromRight] - '0') * (fromRight % 2 == 1 ? 1 : 2);
        }

        return 9 - (sum % 9);
    }
}
