using System.Text;

namespace Seisan.Masters.Domain.Csv;

/// <summary>
/// The encodings in which masters travel: UTF-8 with or without a byte order mark, and Shift_JIS as Windows knows it
/// (code page 932). Nothing is replaced by question marks: what cannot be read or written is an error.
/// </summary>
public static class CsvEncoding
{
    public const string Utf8 = "utf-8", Utf8WithMark = "utf-8-bom", ShiftJis = "shift_jis";

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private static readonly UTF8Encoding Strict8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Strict932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static bool IsKnown(string? name) => name is null or Utf8 or Utf8WithMark or ShiftJis;

    /// <summary>The text of a file. Without a name the bytes decide: a mark or valid UTF-8, else Shift_JIS.</summary>
    /// <exception cref="CsvFormatException">The bytes are not of the encoding; the line of the first bad one is named.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? name)
    {
        var marked = bytes.StartsWith(Mark);
        if (name is ShiftJis && !marked)
            return Decode(bytes, Strict932);
        if (marked)
            bytes = bytes[Mark.Length..];
        return name is null && !marked && !System.Text.Unicode.Utf8.IsValid(bytes)
            ? Decode(bytes, Strict932)
            : Decode(bytes, Strict8);
    }

    /// <exception cref="EncoderFallbackException">The text has a character that Shift_JIS lacks.</exception>
    public static byte[] Encode(string text, string? name) => name switch
    {
        ShiftJis => Strict932.GetBytes(text),
        Utf8WithMark => [.. Mark, .. Strict8.GetBytes(text)],
        _ => Strict8.GetBytes(text),
    };

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new CsvFormatException(FirstBadLine(bytes, encoding), "csv_encoding");
        }
    }

    /// <summary>A line feed is itself in both encodings and no part of a longer character, so lines can be judged alone.</summary>
    private static int FirstBadLine(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var line = 1;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            try
            {
                encoding.GetCharCount(bytes[range]);
            }
            catch (DecoderFallbackException)
            {
                return line;
            }

            line++;
        }

        return line;
    }
}
