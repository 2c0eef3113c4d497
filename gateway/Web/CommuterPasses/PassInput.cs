using System.Globalization;

namespace Seisan.Web.CommuterPasses;

/// <summary>A commuter pass as typed. Stops stand in one field, with any comma between them.</summary>
public sealed class PassInput
{
    public static readonly string[] AllMeans = ["train", "bus", "ship", "plane", "taxi", "car"];

    private static readonly char[] Commas = ['、', ',', '，', '､', '\n', '\t'];

    public string? Version { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Stops { get; set; }
    public string? Means { get; set; }
    public string? ValidFrom { get; set; }
    public string? ValidUntil { get; set; }

    internal PassContent Content() => new(
        From, To, Means, Day(ValidFrom), Day(ValidUntil),
        (Stops ?? "").Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    internal static PassInput Of(PassView pass) => new()
    {
        Version = $"{pass.Version}", From = pass.From, To = pass.To, Stops = pass.Between, Means = pass.Means,
        ValidFrom = Text(pass.ValidFrom), ValidUntil = Text(pass.ValidUntil),
    };

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The date fields of the browser send nothing else.</summary>
    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
