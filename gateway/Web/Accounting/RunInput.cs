namespace Seisan.Web.Accounting;

/// <summary>A new payment run, as typed.</summary>
public sealed class RunInput
{
    public const string Some = "some";

    public string? Account { get; set; }
    public string? Date { get; set; }

    /// <summary><c>all</c> that is posted, or <c>some</c>: what is ticked.</summary>
    public string? Which { get; set; }
}
