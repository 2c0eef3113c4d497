namespace Seisan.Web.Accounting;

/// <summary>What is to be exported, as typed.</summary>
public sealed class ExportInput
{
    public string? Format { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
}
