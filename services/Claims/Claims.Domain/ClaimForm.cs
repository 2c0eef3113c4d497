namespace Seisan.Claims.Domain;

/// <summary>The kind of a claim: what its lines ask for. Chosen when it is begun, kept ever after.</summary>
public enum ClaimForm
{
    /// <summary>経費精算: an amount paid to somebody.</summary>
    Expense,

    /// <summary>交通費精算: a journey by its fare.</summary>
    Transport,
}
