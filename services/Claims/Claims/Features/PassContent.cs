using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>A commuter pass as its holder types it.</summary>
/// <param name="From">One end, at most 60 characters.</param>
/// <param name="To">The other end; a pass holds in both directions.</param>
/// <param name="Means"><c>train</c>, <c>bus</c>, <c>ship</c>, <c>plane</c>, <c>taxi</c>, <c>car</c>.</param>
/// <param name="ValidUntil">The last day; null while no end is known.</param>
/// <param name="Stops">At most 50 places between the ends that it also covers.</param>
internal sealed record PassContent(
    string? From, string? To, string? Means, DateOnly? ValidFrom, DateOnly? ValidUntil = null,
    IReadOnlyList<string>? Stops = null)
{
    private const int MostStops = 50;

    public FieldErrors Check()
    {
        var errors = new FieldErrors();
        Place(errors, "from", From);
        Place(errors, "to", To);
        if (!errors.Any && Places.Fold(From!) == Places.Fold(To!)) errors.Add("to", "same_place");
        if (Stops?.Count > MostStops) errors.Add("stops", "too_many", MostStops);
        else foreach (var (index, stop) in (Stops ?? []).Index()) Place(errors, $"stops[{index}]", stop);
        if (Means is null) errors.Add("means", "required");
        else if (Words.MeansOf(Means) is null) errors.Add("means", "unknown");
        if (ValidFrom is null) errors.Add("validFrom", "required");
        else if (ValidFrom.Value.Year is < 2000 or > 2100) errors.Add("validFrom", "pass_day");
        if (ValidUntil < ValidFrom) errors.Add("validUntil", "ends_before_it_begins");
        else if (ValidUntil?.Year > 2100) errors.Add("validUntil", "pass_day");
        return errors;
    }

    public PassDraft ToDraft() => new(
        From!.Trim(), To!.Trim(), [.. (Stops ?? []).Select(stop => stop.Trim())], Words.MeansOf(Means)!.Value,
        ValidFrom!.Value, ValidUntil);

    private static void Place(FieldErrors errors, string path, string? place)
    {
        if (string.IsNullOrWhiteSpace(place)) errors.Add(path, "required");
        else errors.Text(path, place, Places.Longest);
    }
}

/// <param name="Valid">It holds today.</param>
internal sealed record PassView(
    Guid Id, uint Version, string From, string To, string Means, IReadOnlyList<string> Stops, DateOnly ValidFrom,
    DateOnly? ValidUntil, bool Valid)
{
    public static PassView Of(CommuterPass pass, DateOnly today) => new(
        pass.Id, pass.Version, pass.From, pass.To, Words.Of(pass.Means), pass.Stops, pass.ValidFrom, pass.ValidUntil,
        pass.IsValidOn(today));
}
