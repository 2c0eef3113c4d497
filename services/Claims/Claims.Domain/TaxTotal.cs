namespace Seisan.Claims.Domain;

/// <summary>What a claim spends at one rate: tax-included yen and the tax inside them.</summary>
public readonly record struct TaxTotal(int RatePercent, long Gross, long Tax);
