using Seisan.Claims.Domain;

namespace Seisan.Claims.Consumers;

/// <summary>A journey as a book entry calls it.</summary>
internal static class Journeys
{
    /// <summary>
    /// 3万円未満の鉄道料金 渋谷→新宿 往復 電車: first the note that the entry needs where no invoice is kept, so that
    /// it is the last to be lost when a text is cut.
    /// </summary>
    public static string? Of(Leg? leg)
    {
        if (leg is null) return null;
        var way = $"{leg.From}→{leg.To} {(leg.RoundTrip ? "往復 " : "")}{NameOf(leg.Means)}";
        return leg.NeedsNoInvoice ? $"3万円未満の{NoteOf(leg.Means)} {way}" : way;
    }

    private static string NameOf(Means? means) => means switch
    {
        Means.Train => "電車",
        Means.Bus => "バス",
        Means.Ship => "船",
        Means.Plane => "飛行機",
        Means.Taxi => "タクシー",
        Means.Car => "自家用車",
        _ => "",
    };

    private static string NoteOf(Means? means) => means switch
    {
        Means.Bus => "バス料金",
        Means.Ship => "船舶料金",
        _ => "鉄道料金",
    };
}
