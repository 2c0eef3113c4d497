namespace Seisan.Claims.Domain;

/// <summary>How a commuter pass and a journey meet.</summary>
/// <param name="Whole">The journey lies on the pass altogether, in either direction.</param>
public sealed record PassCover(CommuterPass Pass, bool Whole)
{
    /// <summary>
    /// The pass that covers the journey on its day; failing that one that covers a part of it; or null. A pass covers
    /// the places it names: its ends and its stops.
    /// </summary>
    /// <param name="fold">Makes ways of writing a place the same: width, case, kana.</param>
    public static PassCover? Of(
        IEnumerable<CommuterPass> passes, Leg leg, DateOnly day, Func<string, string> fold)
    {
        string[] named = [.. new[] { leg.From, leg.Via, leg.To }.OfType<string>().Select(fold).Distinct()];
        if (leg.From is null || leg.To is null || named.Length < 2) return null;

        PassCover? part = null;
        foreach (var pass in passes.Where(pass => pass.Means == leg.Means && pass.IsValidOn(day)))
        {
            var places = pass.Places.Select(fold).ToHashSet(StringComparer.Ordinal);
            var on = named.Count(places.Contains);
            if (on == named.Length) return new PassCover(pass, true);
            if (on >= 2) part ??= new PassCover(pass, false);
        }

        return part;
    }
}
