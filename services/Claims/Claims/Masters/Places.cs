using Seisan.ServiceDefaults.Search;

namespace Seisan.Claims.Masters;

/// <summary>The names of stations and places.</summary>
internal static class Places
{
    public const int Longest = 60;

    /// <summary>
    /// What is the same place however it is typed: width, case and kana count nothing, nor do blanks or the word 駅 at
    /// the end.
    /// </summary>
    public static string Fold(string place)
    {
        var folded = string.Concat(Bigrams.Fold(place).Where(sign => !char.IsWhiteSpace(sign)));
        return folded is [_, .., '駅'] ? folded[..^1] : folded;
    }
}
