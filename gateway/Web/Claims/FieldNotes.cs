namespace Seisan.Web.Claims;

/// <summary>What is to be said beside the fields of the editor, by the fields' names.</summary>
internal sealed class FieldNotes
{
    private readonly Dictionary<string, string> _errors = [];
    private readonly Dictionary<string, WarningView> _warnings = [];

    /// <summary>A line that was drawn as text and is to be edited.</summary>
    public int? OpenLine { get; set; }

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
        var (line, column) = Parts(field);
        return line is null ? field : $"l{line}-{column}";
    }

    /// <summary>The line of a field from 0, and its column; no line for the fields of the header.</summary>
    public static (int? Line, string Column) Parts(string field)
    {
        var end = field.IndexOf("].", StringComparison.Ordinal);
        return field.StartsWith("Lines[", StringComparison.Ordinal) && end > 0
            && int.TryParse(field.AsSpan(6, end - 6), out var line)
            ? (line, field[(end + 2)..])
            : (null, field);
    }
}
