namespace Seisan.Web.CommuterPasses;

/// <summary>Names the words in <c>PassesTexts.resx</c> and <c>PassesTexts.en.resx</c>.</summary>
internal sealed class PassesTexts;
