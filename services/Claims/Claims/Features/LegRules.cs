using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>What even a draft's journey must keep to.</summary>
internal static class LegRules
{
    private const long MostFare = 9_999_999;

    public static void Check(FieldErrors errors, string path, LineContent line, ClaimForm form)
    {
        if (form is ClaimForm.Expense)
        {
            if (line.Leg is not null) errors.Add($"{path}.leg", "not_in_form");
            return;
        }

        if (line.Amount is not null) errors.Add($"{path}.amount", "computed");
        if (line.Leg is not { } leg) return;
        errors.Text($"{path}.leg.from", leg.From, Places.Longest);
        errors.Text($"{path}.leg.to", leg.To, Places.Longest);
        errors.Text($"{path}.leg.via", leg.Via, Places.Longest);
        if (leg.Means is not null && Words.MeansOf(leg.Means) is null) errors.Add($"{path}.leg.means", "unknown");
        if (leg.Fare <= 0) errors.Add($"{path}.leg.fare", "not_positive");
        if (leg.Fare > MostFare) errors.Add($"{path}.leg.fare", "amount_too_large", MostFare);
    }

    public static Leg? Of(LegContent? leg) => leg is null ? null : new Leg(
        ContentRules.Typed(leg.From), ContentRules.Typed(leg.To), ContentRules.Typed(leg.Via), Words.MeansOf(leg.Means),
        leg.Fare, leg.RoundTrip);
}
