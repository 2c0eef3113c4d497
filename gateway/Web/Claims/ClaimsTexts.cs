namespace Seisan.Web.Claims;

/// <summary>Names the sentences of this folder.</summary>
public sealed class ClaimsTexts;
