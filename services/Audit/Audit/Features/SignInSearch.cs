using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Audit.Features;

/// <summary>What to look for in the sign-in history; everything given must hold.</summary>
/// <param name="Person">The id of a user, or part of a name or sign-in id.</param>
/// <param name="Outcome">Whole: <c>succeeded</c>, <c>wrong_password</c>, <c>wrong_secret</c>, <c>unknown</c>, <c>locked</c>,
/// <c>inactive</c>, <c>refused</c>, <c>throttled</c>, <c>signed_out</c>.</param>
/// <param name="Text">Words in name, sign-in id, address or browser.</param>
internal sealed record SignInSearch(string? Person, DateOnly? From, DateOnly? To, string? Outcome, string? Text)
{
    /// <inheritdoc cref="EntrySearch.In"/>
    public IQueryable<SignIn>? In(IQueryable<SignIn> log, TimeSpan longestLag, FieldErrors errors)
    {
        if (Period.Of(From, To, longestLag, errors) is not { } period)
            return null;

        log = Within(log.AsNoTracking(), period);
        if (Searched.Word(Person) is { } person)
            log = By(log, person);
        if (Searched.Word(Outcome) is { } outcome)
            log = log.Where(attempt => attempt.Outcome == outcome);
        if (Bigrams.Query(Searched.Word(Text)) is { Length: > 0 } words)
            log = log.Where(attempt => words.All(term => attempt.SearchTerms.Contains(term)));
        return log.OrderByDescending(attempt => attempt.RecordedAt).ThenByDescending(attempt => attempt.Sequence);
    }

    private static IQueryable<SignIn> By(IQueryable<SignIn> log, string person)
    {
        if (Guid.TryParse(person, out var id))
            return log.Where(attempt => attempt.UserId == id);
        var parts = Bigrams.Query(person);
        return log.Where(attempt => parts.All(term => attempt.PersonTerms.Contains(term)));
    }

    private static IQueryable<SignIn> Within(IQueryable<SignIn> log, Period period)
    {
        if (period.From is { } from)
            log = log.Where(attempt => attempt.At >= from && attempt.RecordedAt >= period.RecordedFrom);
        if (period.Until is { } until)
            log = log.Where(attempt => attempt.At < until && attempt.RecordedAt < period.RecordedUntil);
        return log;
    }
}
