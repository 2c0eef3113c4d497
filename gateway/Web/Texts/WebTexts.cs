namespace Seisan.Web.Texts;

/// <summary>Names the sentences that belong to no folder.</summary>
public sealed class WebTexts;
