using System.Globalization;
using System.Resources;
using Seisan.Claims.Domain;
using Seisan.Kernel;

namespace Seisan.Claims.Papers;

/// <summary>The words of what is printed and exported, in the language of who asked for it.</summary>
internal sealed class PaperTexts(CultureInfo language)
{
    private static readonly ResourceManager Source = new(typeof(PaperTexts).FullName!, typeof(PaperTexts).Assembly);

    /// <summary>Of the reader of this request.</summary>
    public static PaperTexts OfReader => new(CultureInfo.CurrentUICulture);

    public string this[string key] => Source.GetString(key, language) ?? throw new ArgumentOutOfRangeException(nameof(key), key, null);

    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    public string Of(ClaimState state) => this[$"state.{Words.Of(state)}"];

    /// <summary>東京 → 横浜（品川経由・往復・電車）</summary>
    public string Of(Leg leg)
    {
        string?[] how =
        [
            leg.Via is { } via ? this["via", via] : null, leg.RoundTrip ? this["round_trip"] : null,
            leg.Means is { } means ? this[$"means.{Words.Of(means)}"] : null,
        ];
        return this["leg", leg.From ?? "—", leg.To ?? "—", string.Join(this["and"], how.OfType<string>())];
    }

    /// <summary>What happened; null where the paper does not tell of it.</summary>
    public string? Of(ClaimMoment moment) => Source.GetString($"moment.{moment.Kind}", language);

    /// <summary>Why; a code without a sentence tells a reader nothing.</summary>
    public string? ReasonOf(ClaimMoment moment) => moment.Reason is { } reason ? Source.GetString($"reason.{reason}", language) : null;

    public static string Number(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    public static string Yen(long amount) => "¥" + Number(amount);

    public static string Date(DateOnly? day) => day?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>As the clocks in Japan show it.</summary>
    public static string Time(DateTimeOffset? at) =>
        at is { } known ? JapanTime.At(known).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture) : "";

    public static string Period(ExpenseClaim claim) => claim.FirstDate == claim.LastDate
        ? Date(claim.FirstDate)
        : $"{Date(claim.FirstDate)} – {Date(claim.LastDate)}";
}
