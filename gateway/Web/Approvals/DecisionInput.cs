namespace Seisan.Web.Approvals;

/// <summary>What an approver typed, and what they saw when they typed it.</summary>
public sealed class DecisionInput
{
    public string? Action { get; set; }
    public string? Comment { get; set; }
    public long ContentVersion { get; set; }
    public int? Step { get; set; }
}
