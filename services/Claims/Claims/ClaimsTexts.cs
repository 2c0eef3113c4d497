namespace Seisan.Claims;

/// <summary>Names the sentences in <c>ClaimsTexts.resx</c> and <c>ClaimsTexts.en.resx</c>.</summary>
internal static class ClaimsTexts;
