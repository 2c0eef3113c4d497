namespace Seisan.Web.Home;

/// <summary>Names the sentences of this folder.</summary>
public sealed class HomeTexts;
