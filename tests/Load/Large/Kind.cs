namespace Seisan.Load.Large;

/// <summary>A kind of claim that the load tells of: how it looks, how far it came and how many of a hundred are so.</summary>
/// <param name="Amounts">Of its lines, each another one, so that it is known again wherever it stands.</param>
/// <param name="Answers">What the approvers answer, in their order.</param>
/// <param name="Days">How long ago the oldest of them was made.</param>
internal sealed record Kind(
    string Name, string Title, string Form, long[] Amounts, bool Submitted, string[] Answers, int OfHundred, int Days = Kind.TwoYears)
{
    public const int TwoYears = 730;

    private static readonly long[] Three = [7_013, 9_119, 12_227];
    private static readonly long[] Five = [7_019, 8_123, 9_227, 6_337, 5_441];
    private static readonly long[] Seven = [4_111, 5_227, 6_343, 3_459, 7_571, 8_683, 2_797];
    private static readonly long[] Large = [17_023, 28_129, 39_233, 16_349, 25_457];
    private static readonly long[] Fares = [1_240, 860, 2_320, 480, 3_780];

    /// <summary>Five lines a claim in the mean. From 50,000 yen on the head of the department above decides too.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("approved", "雛形の経費 承認済", "expense", Five, true, ["approve"], 40),
        new("approved, 3 lines", "雛形の経費 三行", "expense", Three, true, ["approve"], 12),
        new("approved, 7 lines", "雛形の経費 七行", "expense", Seven, true, ["approve"], 12),
        new("approved by two", "雛形の経費 高額", "expense", Large, true, ["approve", "approve"], 10),
        new("approved, transport", "雛形の交通費", "transport", Fares, true, ["approve"], 10),
        new("sent back", "雛形の経費 差戻し", "expense", Five, true, ["send_back"], 3),
        new("waiting", "雛形の経費 承認待ち", "expense", Five, true, [], 6, 40),
        new("waiting for the second", "雛形の経費 二段目", "expense", Large, true, ["approve"], 2, 40),
        new("draft", "雛形の経費 下書き", "expense", Five, false, [], 5, 90),
    ];

    /// <summary>Fares are what the railway takes; everything else varies.</summary>
    public bool Varies => Form == "expense";

    /// <summary>Steps of the approval that were put before somebody.</summary>
    public int Opened => !Submitted ? 0 : IsHigh && Answers.Length > 0 ? 2 : 1;

    public bool Completed => Approved || Answers is [.., "send_back"];

    private bool IsHigh => Amounts.Sum() >= 50_000;

    public bool Approved => Answers is [.., "approve"] && (!IsHigh || Answers.Length == 2);
}
