using Seisan.Claims.Domain;
using Seisan.Kernel;

namespace Seisan.Load.Large;

/// <summary>One claim of the load: a story told again of other people, at another time, about other money.</summary>
/// <param name="Born">Its own ids, in the places of those of the story.</param>
internal sealed record Telling(
    Story Story, Cast Cast, DateTime MadeAt, int Days, string Title, string[] Payees, long[] Amounts, Guid[] Born)
{
    /// <summary>Drawn when all of a company are in their order.</summary>
    public string? Number { get; set; }

    /// <summary>From the story to this claim; negative, because the story is the younger.</summary>
    public TimeSpan Later => MadeAt - Story.Made;

    public int Year => JapanTime.DateOf(new DateTimeOffset(MadeAt)).Year;

    public long Total => Amounts.Sum();

    public long Tax => Enumerable.Range(0, Amounts.Length).Sum(TaxOf);

    /// <summary>A line without a receipt is a document of its own.</summary>
    public long TaxOf(int line) => ReceiptTax.Of(Amounts[line], Story.Rates[line], TaxRounding.Floor).Tax;

    public long GrossAt(int rate) => At(rate).Sum(line => Amounts[line]);

    public long TaxAt(int rate) => At(rate).Sum(TaxOf);

    /// <summary>The story itself, to see whether telling it again makes the same rows.</summary>
    public static Telling Itself(Story story, IReadOnlyList<Guid> born) =>
        new(story, story.Cast, story.Made, 0, story.Kind.Title, [.. story.Payees], story.Kind.Amounts, [.. born]) { Number = story.Number };

    private IEnumerable<int> At(int rate) => Enumerable.Range(0, Amounts.Length).Where(line => Story.Rates[line] == rate);
}
