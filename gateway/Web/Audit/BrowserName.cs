namespace Seisan.Web.Audit;

/// <summary>A browser in two words, from what it says of itself; the whole of it stands in the CSV.</summary>
internal static class BrowserName
{
    // in this order: most of them also name those they once imitated
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static string? Of(string? said) => (Find(Browsers, said), Find(Systems, said)) switch
    {
        ({ } browser, { } system) => $"{browser} / {system}",
        _ => said,
    };

    private static string? Find((string Sign, string Name)[] known, string? said) =>
        known.FirstOrDefault(one => said?.Contains(one.Sign, StringComparison.Ordinal) is true).Name;
}
