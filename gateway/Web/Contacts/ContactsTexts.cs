namespace Seisan.Web.Contacts;

/// <summary>Names the sentences of this folder.</summary>
public sealed class ContactsTexts;
