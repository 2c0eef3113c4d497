namespace Seisan.Look.Texts;

/// <summary>Names the sentences of the shell and its parts.</summary>
public sealed class LookTexts;
