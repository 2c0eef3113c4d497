using System.Text;
using System.Text.Json;

namespace Seisan.Audit.Log;

/// <summary>The values inside a JSON text, without its names and punctuation: what a person would search for.</summary>
internal static class JsonWords
{
    public static string Of(string? json, int letters)
    {
        if (json is null)
            return "";
        var words = new StringBuilder();
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            while (words.Length < letters && reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String)
                    words.Append(reader.GetString()).Append('\n');
                else if (reader.TokenType is JsonTokenType.Number)
                    words.Append(Encoding.UTF8.GetString(reader.ValueSpan)).Append('\n');
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            words.Clear().Append(json); // not JSON: searched as it stands
        }

        return words.Length > letters ? words.ToString(0, letters) : words.ToString();
    }
}
