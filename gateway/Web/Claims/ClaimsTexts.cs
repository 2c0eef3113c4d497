namespace Seisan.Web.Claims;

/// <summary>Names the sentences of the claim pages.</summary>
public sealed class ClaimsTexts;
