using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Audit.Features;

/// <summary>What to look for in the operation log; everything given must hold.</summary>
/// <param name="Person">The id of a user, or part of a name or sign-in id.</param>
/// <param name="From">First day in Japan.</param>
/// <param name="To">Last day in Japan.</param>
/// <param name="Operation">The feature's name, whole.</param>
/// <param name="Target">The id or the label (a claim's number, an employee's code), whole.</param>
/// <param name="Text">Words anywhere in the entry.</param>
internal sealed record EntrySearch(
    string? Person, DateOnly? From, DateOnly? To, string? Operation, string? Target, string? Text)
{
    /// <summary>Newest first, or null when the search itself is wrong.</summary>
    public IQueryable<AuditEntry>? In(IQueryable<AuditEntry> log, TimeSpan longestLag, FieldErrors errors)
    {
        if (Period.Of(From, To, longestLag, errors) is not { } period)
            return null;

        log = Within(log.AsNoTracking(), period);
        if (Searched.Word(Person) is { } person)
            log = By(log, person);
        if (Searched.Word(Operation) is { } operation)
            log = log.Where(entry => entry.Operation == operation);
        if (Searched.Word(Target) is { } target)
            log = log.Where(entry => entry.TargetId == target || entry.TargetLabel == target);
        if (Bigrams.Query(Searched.Word(Text)) is { Length: > 0 } words)
            log = log.Where(entry => words.All(term => entry.SearchTerms.Contains(term)));
        return log.OrderByDescending(entry => entry.RecordedAt).ThenByDescending(entry => entry.Sequence);
    }

    private static IQueryable<AuditEntry> By(IQueryable<AuditEntry> log, string person)
    {
        if (Guid.TryParse(person, out var id))
            return log.Where(entry => entry.PersonId == id);
        var parts = Bigrams.Query(person);
        return log.Where(entry => parts.All(term => entry.PersonTerms.Contains(term)));
    }

    private static IQueryable<AuditEntry> Within(IQueryable<AuditEntry> log, Period period)
    {
        if (period.From is { } from)
            log = log.Where(entry => entry.At >= from && entry.RecordedAt >= period.RecordedFrom);
        if (period.Until is { } until)
            log = log.Where(entry => entry.At < until && entry.RecordedAt < period.RecordedUntil);
        return log;
    }
}

internal static class Searched
{
    /// <summary>What was typed, or null when that was nothing.</summary>
    public static string? Word(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : LoggedText.Clean(typed.Trim());
}
