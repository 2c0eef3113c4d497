namespace Seisan.Web.Audit;

/// <summary>Names the sentences of this folder.</summary>
public sealed class AuditTexts;
