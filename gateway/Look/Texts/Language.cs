using System.Globalization;

namespace Seisan.Look.Texts;

/// <summary>The two languages of the screens. Japanese is the first.</summary>
public static class Language
{
    public const string Japanese = "ja";
    public const string English = "en";
    public const string Cookie = "language";

    public static readonly string[] All = [Japanese, English];

    public static string Current => IsJapanese ? Japanese : English;

    public static string Other => IsJapanese ? English : Japanese;

    public static bool IsJapanese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != English;
}
