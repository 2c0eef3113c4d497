using System.Globalization;
using System.Text;
using System.Text.Json;
using Seisan.Kernel;

namespace Seisan.Load.Large;

/// <summary>
/// Finds in the cells of a story what is its own (ids, people, number, title, payees, money, times) and puts that of another
/// telling in its place. All other contents stay as the service wrote them.
/// </summary>
internal sealed class Spelling
{
    private static readonly string[] Money = ["total", "tax", "amount"];

    private readonly Story _story;
    private readonly Dictionary<Guid, Func<Telling, Guid>> _ids = [];
    private readonly Dictionary<long, Func<Telling, long>> _sums = [];
    private readonly List<(string Token, bool Whole, Func<Telling, string> Spell)> _words = [];

    public Spelling(Story story, IReadOnlyList<Guid> born)
    {
        _story = story;
        foreach (var (at, id) in born.Index())
        {
            Add(id, telling => telling.Born[at]);
            _words.Add((id.ToString("N"), false, telling => telling.Born[at].ToString("N")));
        }

        Add(story.Cast.Claimant, telling => telling.Cast.Claimant);
        Add(story.Cast.Head, telling => telling.Cast.Head);
        Add(story.Cast.Above, telling => telling.Cast.Above);
        if (story.Number is not null)
            Add(story.Number, telling => telling.Number!);
        Add(story.Kind.Title, telling => telling.Title);
        foreach (var (line, payee) in story.Payees.Index())
            Add(payee, telling => telling.Payees[line]);
        AddMoney(Telling.Itself(story, born));
        _words.Sort((one, other) => other.Token.Length.CompareTo(one.Token.Length));
    }

    /// <summary>How a cell of the story is spelled for any telling of it.</summary>
    public Func<Telling, object?> Of(Row row, int at) => row.Cells[at] switch
    {
        Guid id => _ids.TryGetValue(id, out var own) ? telling => own(telling) : _ => id,
        Guid[] ids => telling => Array.ConvertAll(ids, id => _ids.TryGetValue(id, out var own) ? own(telling) : id),
        DateTime time => time >= _story.Made.AddSeconds(-1) ? telling => time + telling.Later : _ => time,
        DateOnly day => Of(row, day),
        long sum when Money.Contains(row.Table.Columns[at].Name) && _sums.TryGetValue(sum, out var own) => telling => own(telling),
        string text => Of(text),
        var value => _ => value,
    };

    /// <summary>A day of an expense, or the day in Japan of a time that stands in the same row.</summary>
    private static Func<Telling, object?> Of(Row row, DateOnly day) =>
        row.Cells.OfType<DateTime>().Where(time => DayOf(time) == day).Select(time => (DateTime?)time).FirstOrDefault() is { } at
            ? telling => DayOf(at + telling.Later)
            : telling => day.AddDays(telling.Days);

    private static DateOnly DayOf(DateTime time) => JapanTime.DateOf(new DateTimeOffset(time));

    private Func<Telling, object?> Of(string text)
    {
        var parts = new List<Func<Telling, string>>();
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var (token, _, spell) = _words.Find(word => StandsAt(text, at, word.Token, word.Whole));
            if (token is null)
            {
                plain.Append(text[at++]);
                continue;
            }

            Flush();
            parts.Add(spell);
            at += token.Length;
        }

        if (parts.Count == 0)
            return _ => text;
        Flush();
        return telling => string.Concat(parts.Select(part => part(telling)));

        void Flush()
        {
            if (plain.Length == 0)
                return;
            var words = plain.ToString();
            parts.Add(_ => words);
            plain.Clear();
        }
    }

    private static bool StandsAt(string text, int at, string token, bool whole) =>
        string.CompareOrdinal(text, at, token, 0, token.Length) == 0
        && (!whole || (IsEdge(text, at - 1) && IsEdge(text, at + token.Length)));

    private static bool IsEdge(string text, int at) =>
        at < 0 || at >= text.Length
        || !(char.IsAsciiLetterOrDigit(text[at]) || (text[at] is '-' or ',' && IsDigit(text, at - 1) && IsDigit(text, at + 1)));

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private void AddMoney(Telling story)
    {
        for (var line = 0; line < story.Amounts.Length; line++)
        {
            var at = line;
            _sums.TryAdd(story.Amounts[at], telling => telling.Amounts[at]);
            if (story.TaxOf(at) > 0)
                _sums.TryAdd(story.TaxOf(at), telling => telling.TaxOf(at));
        }

        AddSum(story.Total, telling => telling.Total);
        AddSum(story.Tax, telling => telling.Tax);
        foreach (var rate in story.Story.Rates.Distinct())
        {
            AddSum(story.GrossAt(rate), telling => telling.GrossAt(rate));
            AddSum(story.TaxAt(rate), telling => telling.TaxAt(rate));
        }
    }

    private void AddSum(long sum, Func<Telling, long> own)
    {
        if (sum == 0)
            return;
        _sums.TryAdd(sum, own);
        foreach (var form in (string[])["0", "#,0"])
        {
            var token = sum.ToString(form, CultureInfo.InvariantCulture);
            if (_words.TrueForAll(word => word.Token != token))
                _words.Add((token, true, telling => own(telling).ToString(form, CultureInfo.InvariantCulture)));
        }
    }

    private void Add(Guid id, Func<Telling, Guid> own)
    {
        _ids.Add(id, own);
        _words.Add((id.ToString(), false, telling => own(telling).ToString()));
    }

    private void Add(Person person, Func<Telling, Person> own)
    {
        Add(person.Id, telling => own(telling).Id);
        Add(person.UserId, telling => own(telling).UserId);
        Add(person.Name, telling => own(telling).Name);
        _words.Add((person.SignInId, true, telling => own(telling).SignInId));
        if (_ids.ContainsKey(person.DepartmentId))
            return;
        Add(person.DepartmentId, telling => own(telling).DepartmentId);
        Add(person.DepartmentName, telling => own(telling).DepartmentName);
    }

    /// <summary>Also as it stands in JSON that escapes everything but ASCII.</summary>
    private void Add(string words, Func<Telling, string> own)
    {
        _words.Add((words, false, own));
        if (Escaped(words) is var escaped && escaped != words)
            _words.Add((escaped, false, telling => Escaped(own(telling))));
    }

    private static string Escaped(string words) => JsonEncodedText.Encode(words).ToString();
}
