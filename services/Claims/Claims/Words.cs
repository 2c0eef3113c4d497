using Seisan.Claims.Domain;

namespace Seisan.Claims;

/// <summary>The words of the API and of the database for the values of the domain.</summary>
internal static class Words
{
    public static string Of(ClaimState state) => state switch
    {
        ClaimState.Draft => "draft",
        ClaimState.Submitted => "submitted",
        ClaimState.SentBack => "sent_back",
        ClaimState.Approved => "approved",
        ClaimState.Rejected => "rejected",
        ClaimState.Settled => "settled",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static ClaimState? StateOf(string? word) => Find<ClaimState>(word, Of);

    public static string Of(ClaimForm form) => form switch
    {
        ClaimForm.Expense => "expense",
        ClaimForm.Transport => "transport",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    public static ClaimForm? FormOf(string? word) => Find<ClaimForm>(word, Of);

    public static string Of(Means means) => means switch
    {
        Means.Train => "train",
        Means.Bus => "bus",
        Means.Ship => "ship",
        Means.Plane => "plane",
        Means.Taxi => "taxi",
        Means.Car => "car",
        _ => throw new ArgumentOutOfRangeException(nameof(means)),
    };

    public static Means? MeansOf(string? word) => Find<Means>(word, Of);

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Approved => "approved",
        Outcome.SentBack => "sent_back",
        Outcome.Rejected => "rejected",
        Outcome.Withdrawn => "withdrawn",
        Outcome.NotOpened => "not_opened",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static Outcome? OutcomeOf(string? word) => Find<Outcome>(word, Of);

    public static string Of(TaxRounding rounding) => rounding switch
    {
        TaxRounding.Floor => "floor",
        TaxRounding.HalfUp => "half_up",
        TaxRounding.Ceil => "ceil",
        _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
    };

    public static TaxRounding? RoundingOf(string? word) => Find<TaxRounding>(word, Of);

    private static T? Find<T>(string? word, Func<T, string> of)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (of(value) == word) return value;
        }

        return null;
    }
}
