namespace Seisan.Claims.Domain;

/// <summary>What the masters say about a line on its day; null where it names nothing or something unknown.</summary>
/// <param name="Pass">The claimant's commuter pass that its journey meets.</param>
public sealed record LineMasters(
    CategoryCopy? Category, TaxCopy? Tax, ProjectCopy? Project, PassCover? Pass = null)
{
    public static readonly LineMasters None = new(null, null, null);
}

public sealed record CategoryCopy(
    string Code, string Name, Guid AccountId, string? AccountCode, string? AccountName, bool ReceiptRequired);

public sealed record TaxCopy(Guid Id, string Code, string Name, int RatePercent, string Kind);

public sealed record ProjectCopy(string Code, string Name);
