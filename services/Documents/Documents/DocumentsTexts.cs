namespace Seisan.Documents;

/// <summary>Names the resource files with the sentences of this service.</summary>
internal sealed class DocumentsTexts;
