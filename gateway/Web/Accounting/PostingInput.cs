namespace Seisan.Web.Accounting;

/// <summary>What is to be posted, as typed.</summary>
public sealed class PostingInput
{
    public const string OneDay = "one";

    public string? Through { get; set; }

    /// <summary><c>approval</c>: each entry bears the day of its approval; <c>one</c>: all bear one day.</summary>
    public string? Dating { get; set; }

    public string? Date { get; set; }

    /// <summary>The days to ask for; null with what is wrong among the page's errors.</summary>
    internal (DateOnly Through, DateOnly? Date)? Read(PageErrors errors, string notADay)
    {
        var (through, date) = (Days.Read(Through), Dating is OneDay ? Days.Read(Date) : null);
        if (through is null) errors.Add("through", notADay);
        if (Dating is OneDay && date is null) errors.Add("postingDate", notADay);
        return errors.Any ? null : (through!.Value, date);
    }
}
