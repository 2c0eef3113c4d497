namespace Seisan.Claims.Domain;

/// <summary>The journey of a transport line; null where nothing was typed yet.</summary>
/// <param name="Fare">One way, tax included, yen.</param>
/// <param name="RoundTrip">There and back: the fare counts twice.</param>
public sealed record Leg(string? From, string? To, string? Via, Means? Means, long? Fare, bool RoundTrip)
{
    /// <summary>
    /// Below this amount of one purchase the book entry alone suffices for journeys by rail, bus and ship
    /// (公共交通機関特例; 国税庁 インボイス制度に関する Q and A 問43, 105, 110). Taxis and planes are
    /// excluded.
    /// </summary>
    public const long PublicTransportBelow = 30_000;

    /// <summary>The commuter pass that the journey touches on its day; null when none does.</summary>
    public Guid? PassId { get; private init; }

    /// <summary>What the pass was called when the line was last computed.</summary>
    public string? PassFrom { get; private init; }

    /// <inheritdoc cref="PassFrom"/>
    public string? PassTo { get; private init; }

    /// <summary>The whole journey lies on the pass: the employer has paid for it already.</summary>
    public bool Covered { get; private init; }

    /// <summary>Before the deduction.</summary>
    public long? Gross => Fare * (RoundTrip ? 2 : 1);

    /// <summary>定期区間控除: the part of the gross that is not paid again.</summary>
    public long Deducted => Covered ? Gross ?? 0 : 0;

    /// <summary>What is claimed.</summary>
    public long? Net => Gross - Deducted;

    /// <summary>Only a part lies on the pass. Fares are not additive, so that the rest is for the claimant to say.</summary>
    public bool TouchesPass => PassId is not null && !Covered;

    /// <summary>The law asks for no qualified invoice.</summary>
    public bool NeedsNoInvoice =>
        Means is Domain.Means.Train or Domain.Means.Bus or Domain.Means.Ship && Gross is < PublicTransportBelow;

    internal static Leg Empty { get; } = new(null, null, null, null, null, false);

    internal Leg On(PassCover? cover) => this with
    {
        PassId = cover?.Pass.Id, PassFrom = cover?.Pass.From, PassTo = cover?.Pass.To, Covered = cover?.Whole ?? false,
    };

    internal IEnumerable<Gap> Gaps(string path)
    {
        if (From is null) yield return new Gap($"{path}.leg.from", "required");
        if (To is null) yield return new Gap($"{path}.leg.to", "required");
        if (Means is null) yield return new Gap($"{path}.leg.means", "required");
        if (Fare is null) yield return new Gap($"{path}.leg.fare", "required");
    }
}
