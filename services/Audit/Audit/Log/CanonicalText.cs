using System.Globalization;
using System.Text;

namespace Seisan.Audit.Log;

/// <summary>
/// The one spelling of a record as bytes, over which its hash is taken: a flat JSON object after RFC 8785 (members in
/// the order of their UTF-16 code units, no white space, the shortest escapes, UTF-8). Values are strings, whole
/// numbers below 2^53 and null only, so that the number rules of the RFC never come into play: instants are
/// RFC 3339 in UTC with six decimals, ids are lower-case, and JSON inside a record (before, after) travels as a
/// string, exactly as it was announced.
/// </summary>
internal static class CanonicalText
{
    public static byte[] Of(params (string Name, object? Value)[] members)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (text.Length > 1)
                text.Append(',');
            AppendString(text, name);
            text.Append(':');
            AppendValue(text, value);
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    public static string Spell(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static void AppendValue(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case long number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                AppendString(text, Spell(instant));
                break;
            case Guid id:
                AppendString(text, id.ToString());
                break;
            case string words:
                AppendString(text, words);
                break;
            default:
                throw new ArgumentException($"A record has no canonical spelling for {value.GetType().Name}.");
        }
    }

    private static void AppendString(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (var letter in words)
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        text.Append('"');
    }
}
