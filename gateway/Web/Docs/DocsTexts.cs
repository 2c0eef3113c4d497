namespace Seisan.Web.Docs;

/// <summary>Names the sentences of this folder.</summary>
public sealed class DocsTexts;
