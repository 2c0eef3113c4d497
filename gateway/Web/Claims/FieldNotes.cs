namespace Seisan.Web.Claims;

/// <summary>What is to be said beside the fields of the editor, by the fields' names.</summary>
public sealed class FieldNotes
{
    private readonly Dictionary<string, string> _errors = [];
    private readonly Dictionary<string, WarningView> _warnings = [];

    /// <summary>A line that was drawn as text and is to be edited.</summary>
    public int? OpenLine { get; set; }

    /// <summary>The errors keep the claim from its approvers, not from being saved.</summary>
    public bool OfSubmission { get; set; }

    public IReadOnlyDictionary<string, string> Errors => _errors;

    public IReadOnlyDictionary<string, WarningView> Warnings => _warnings;

    public void AddError(string field, string message) => _errors.TryAdd(field, message);

    public void AddWarning(string field, WarningView warning) => _warnings.TryAdd(field, warning);

    public string? Error(string field) => _errors.GetValueOrDefault(field);

    public WarningView? Warning(string field) => _warnings.GetValueOrDefault(field);

    /// <summary>Something is to be said within the line, so that it is drawn with its fields.</summary>
    public bool Concern(string prefix) =>
        _errors.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal))
        || _warnings.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary><c>Lines[4].Amount</c> → <c>l4-Amount</c>; the id that a link in the summary leads to.</summary>
    public static string IdOf(string field)
    {
        var (list, at, column) = Parts(field);
        return list switch { "Lines" => $"l{at}-{column}", "Receipts" => $"r{at}-{column}", _ => field };
    }

    /// <summary><c>Lines[4].Amount</c> → <c>Lines</c>, 4, <c>Amount</c>; no list for the fields of the header.</summary>
    public static (string? List, int At, string Column) Parts(string field)
    {
        var (open, end) = (field.IndexOf('[', StringComparison.Ordinal), field.IndexOf("].", StringComparison.Ordinal));
        return open > 0 && end > open && int.TryParse(field.AsSpan(open + 1, end - open - 1), out var at)
            ? (field[..open], at, field[(end + 2)..])
            : (null, -1, field);
    }
}
