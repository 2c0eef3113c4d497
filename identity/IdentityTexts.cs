namespace Seisan.Identity;

/// <summary>Names the sentences of identity's pages and refusals.</summary>
public sealed class IdentityTexts;
