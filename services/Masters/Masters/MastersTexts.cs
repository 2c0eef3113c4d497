namespace Seisan.Masters;

/// <summary>The sentences behind the codes of this service.</summary>
internal sealed class MastersTexts;
