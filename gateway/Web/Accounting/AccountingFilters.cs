using System.Globalization;
using Seisan.Web.Calls;

namespace Seisan.Web.Accounting;

/// <summary>Which payables a person looks for, as typed; empty parts do not narrow the list.</summary>
internal sealed record PayableFilter(string? State, string? From, string? To, string? Text, string? After = null, int? Limit = null)
{
    public bool Any => !string.IsNullOrWhiteSpace(From + To + Text);

    /// <summary>The address under which the path shows what this filter lets through.</summary>
    public string At(string path) => ServiceCalls.Query(
        path, ("state", State), ("from", From), ("to", To), ("text", Text), ("after", After),
        ("limit", Limit?.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Which journal entries a person looks for, as typed.</summary>
internal sealed record JournalFilter(
    string? From, string? To, string? Text, string? Account, string? Exported, string? PostingId, string? After = null)
{
    public bool Any => !string.IsNullOrWhiteSpace(From + To + Text + Account + Exported + PostingId);

    public string At(string path) => ServiceCalls.Query(
        path, ("from", From), ("to", To), ("text", Text), ("account", Account?.Trim()), ("exported", Exported),
        ("postingId", PostingId), ("after", After));
}

/// <summary>Which payment runs a person looks for, as typed.</summary>
internal sealed record RunFilter(string? State, string? Text, string? After = null)
{
    public string At(string path) => ServiceCalls.Query(path, ("state", State), ("text", Text), ("after", After));
}

/// <summary>Days as forms write them.</summary>
internal static class Days
{
    private const string Form = "yyyy-MM-dd";

    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static string? Text(DateOnly? day) => day is { } known ? Text(known) : null;

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What the service had against a search, one sentence each.</summary>
internal static class Complaints
{
    public static IReadOnlyList<string> Of(Problem? problem)
    {
        if (problem is null) return [];
        var sentences = problem.Errors.SelectMany(field => field.Value).Select(error => error.Message).ToList();
        return sentences.Count > 0 ? sentences : [problem.Title ?? problem.Code ?? ""];
    }
}

/// <summary>The colours of states' chips.</summary>
internal static class Tones
{
    public static string? OfPayable(string state) => state switch
    {
        "approved" => "warn", "posted" => "key", "paid" => "other", _ => null,
    };

    public static string? OfJob(string state) => state switch { "running" => "key", "done" => "ok", "failed" => "bad", _ => null };

    public static string? OfPeriod(string state) => state switch { "open" => "ok", "soft" => "warn", _ => null };

    public static string? OfRun(string state) => state switch
    {
        "submitted" => "key", "approved" => "ok", "completed" => "other", _ => null,
    };
}
