using Seisan.Kernel;

namespace Seisan.Load.Large;

/// <summary>Tells a company's stories again until it has its claims, the same ones every time.</summary>
internal sealed class Teller(LargeCompany company, Roster roster, IReadOnlyList<Story> stories, IReadOnlyList<string> payees, int seed)
{
    private const int OpensAt = 0, OfficeMinutes = 9 * 60; // 9 to 18 o'clock in Japan
    private static readonly string[] Places = ["大阪", "名古屋", "福岡", "仙台", "札幌", "広島", "金沢", "横浜", "神戸", "京都"];
    private static readonly string[] Purposes = ["出張", "客先訪問", "展示会", "研修", "打合せ", "現地調査", "納品立会い", "会議"];

    private readonly Random _random = new(seed);
    private readonly DateTime _today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;

    /// <summary>In the order in which they were made.</summary>
    public List<Telling> Tell(IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> born) =>
    [
        .. stories.SelectMany(story => Enumerable.Range(0, company.Claims * story.Kind.OfHundred / 100)
            .Select(at => Tell(story, roster.Casts[at % roster.Casts.Count], born[story.Id])))
            .OrderBy(telling => telling.MadeAt),
    ];

    private Telling Tell(Story story, Cast cast, IReadOnlyList<Guid> born)
    {
        var made = MadeAt(story.Kind.Days);
        var title = $"{JapanTime.DateOf(new DateTimeOffset(made)).Month}月 {Pick(Places)} {Pick(Purposes)}";
        return new Telling(
            story, cast, made, DayOf(made).DayNumber - DayOf(story.Made).DayNumber, title,
            [.. story.Payees.Select(_ => Pick(payees))], [.. story.Kind.Amounts.Select(amount => Vary(story.Kind, amount))],
            [.. born.Select(id => Ids.AgeOf(id, story.Made) is { } age ? Guid.CreateVersion7(made + age) : Random())]);
    }

    private Guid Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static DateOnly DayOf(DateTime time) => JapanTime.DateOf(new DateTimeOffset(time));

    /// <summary>On a working day, within office hours.</summary>
    private DateTime MadeAt(int days)
    {
        var day = _today.AddDays(-1 - _random.Next(days));
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return day.AddHours(OpensAt).AddMinutes(_random.Next(OfficeMinutes)).AddMilliseconds(_random.Next(60_000));
    }

    /// <summary>What one approver decides stays below 50,000 yen, what two decide above.</summary>
    private long Vary(Kind kind, long amount) =>
        !kind.Varies ? amount : amount * (kind.Opened == 2 || kind.Answers.Length == 2 ? _random.Next(60, 300) : _random.Next(20, 130)) / 100;

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
