using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Posting;

internal static class PostingDates
{
    private static readonly DateOnly First = new(2000, 1, 1), Last = new(2099, 12, 31);

    /// <summary>Days that can stand in books.</summary>
    public static FieldErrors Check(DateOnly through, DateOnly? postingDate)
    {
        var errors = new FieldErrors();
        if (!IsSane(through)) errors.Add("through", "date_out_of_range");
        if (postingDate is { } day && !IsSane(day)) errors.Add("postingDate", "date_out_of_range");
        return errors;
    }

    public static bool IsSane(DateOnly day) => day >= First && day <= Last;
}
