using Seisan.Kernel;

namespace Seisan.Load.Large;

/// <summary>A claim that went its way through the API, and what is known again wherever it stands in its rows.</summary>
/// <param name="Number">Null for a draft.</param>
/// <param name="Payees">Of its lines.</param>
/// <param name="Rates">Of its lines, percent.</param>
internal sealed record Story(
    Kind Kind, Cast Cast, Guid Id, string? Number, DateTimeOffset MadeAt, IReadOnlyList<string> Payees, IReadOnlyList<int> Rates)
{
    /// <summary>The date of the first line; the others lie before it.</summary>
    public static DateOnly LastDay { get; } = JapanTime.Today(TimeProvider.System).AddDays(-3);

    public DateTime Made => MadeAt.UtcDateTime;
}
