namespace Seisan.Web.ParkedMessages;

/// <summary>Names the sentences of this folder.</summary>
public sealed class ParkedMessagesTexts;
