namespace Seisan.Accounting;

/// <summary>The words of the API and of the database for the values of the domain: all of one word, in small letters.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static T Read<T>(string word)
        where T : struct, Enum =>
        Find<T>(word) ?? throw new ArgumentException($"{typeof(T).Name} has no {word}.", nameof(word));

    /// <summary>Null for nothing and for what is no such word.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word) return value;
        }

        return null;
    }
}
