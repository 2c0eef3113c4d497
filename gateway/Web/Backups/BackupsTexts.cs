namespace Seisan.Web.Backups;

/// <summary>Names the sentences of this folder.</summary>
public sealed class BackupsTexts;
