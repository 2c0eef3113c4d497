namespace Seisan.Web.Messages;

/// <summary>Names the sentences of this folder.</summary>
public sealed class MessagesTexts;
