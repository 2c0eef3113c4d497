using Seisan.Claims.Domain;
using Seisan.Claims.Masters;

namespace Seisan.Claims.Persistence;

/// <summary>
/// The tenant's own earlier fares: a submitted line carries the key of its journey beside it, until the claim comes
/// back unapproved. Drafts have none, so that a slip of the pen does not become anybody's suggestion.
/// </summary>
internal static class KnownFares
{
    public const string Key = "FareKey";

    public static void KnowFares(this ClaimsDbContext db, ExpenseClaim claim)
    {
        foreach (var line in claim.Lines.Where(line => line.Leg is not null)) db.SetKey(line, KeyOf(line.Leg!));
    }

    public static void ForgetFares(this ClaimsDbContext db, ExpenseClaim claim)
    {
        foreach (var line in claim.Lines.Where(line => line.Leg is not null)) db.SetKey(line, null);
    }

    /// <summary>Both directions have one key. Null: ends or means are missing.</summary>
    public static string? KeyOf(Leg leg)
    {
        if (leg is not { From: { } from, To: { } to, Means: { } means }) return null;
        var (one, other) = (Places.Fold(from), Places.Fold(to));
        if (string.CompareOrdinal(one, other) > 0) (one, other) = (other, one);
        return string.Join('\n', one, other, Places.Fold(leg.Via ?? ""), Words.Of(means));
    }

    private static void SetKey(this ClaimsDbContext db, ExpenseLine line, string? key) =>
        db.Entry(line).Property<string?>(Key).CurrentValue = key;
}
