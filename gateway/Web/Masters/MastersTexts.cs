namespace Seisan.Web.Masters;

/// <summary>Names the sentences of this folder.</summary>
public sealed class MastersTexts;
