using System.Text.Json;
using Seisan.Contracts.Masters;

namespace Seisan.Masters.Domain.Timelines;

/// <summary>What holds for the masters of every kind.</summary>
public static class Master
{
    public const int LongestCode = 32;

    /// <summary>The days on which a version may begin. The year 0001 or 9999 is a mistake, not an organisation.</summary>
    public static (DateOnly First, DateOnly Last) Days { get; } = (new(1900, 1, 1), new(2999, 12, 31));

    public static bool Contains(this (DateOnly First, DateOnly Last) days, DateOnly day) => day >= days.First && day <= days.Last;

    /// <summary>Letters, digits, hyphen, underscore, full stop: nothing that a list of codes uses to part them.</summary>
    public static bool IsCode(string code) =>
        code.Length is > 0 and <= LongestCode && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}

/// <summary>
/// One master with its dated versions: each holds from its first day until the day before the next begins, so next
/// year's organisation can be entered ahead. Nothing is deleted; a master is closed by a version that is not active.
/// </summary>
public sealed class Master<T>(Guid id, string code, long version, IEnumerable<Dated<T>> versions)
    where T : class
{
    private readonly SortedList<DateOnly, Dated<T>> _versions = new(versions.ToDictionary(one => one.From));

    public Guid Id => id;
    public string Code => code;

    /// <summary>Grows with each change; readers of events keep the highest.</summary>
    public long Version { get; private set; } = version;

    public IList<Dated<T>> Versions => _versions.Values;

    /// <summary>Lets a version begin, in place of one that began on the same day. False: nothing differs.</summary>
    public bool Put(Dated<T> dated)
    {
        if (_versions.TryGetValue(dated.From, out var known) && Same(known, dated))
            return false;
        _versions[dated.From] = dated;
        return true;
    }

    /// <summary>Counts what was put as one change.</summary>
    public void Advance() => Version++;

    public Dated<T>? On(DateOnly day) => _versions.Values.LastOrDefault(one => one.From <= day);

    public Timeline<T> ToTimeline() => new(Id, Code, Version, [.. _versions.Values]);

    private static bool Same(Dated<T> one, Dated<T> other) =>
        JsonSerializer.Serialize(one, JsonSerializerOptions.Web) == JsonSerializer.Serialize(other, JsonSerializerOptions.Web);
}
