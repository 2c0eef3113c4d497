namespace Seisan.Web.Approvals;

/// <summary>Names the sentences of this folder.</summary>
public sealed class ApprovalsTexts;
