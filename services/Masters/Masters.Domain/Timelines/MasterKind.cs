using Seisan.Masters.Domain.Csv;

namespace Seisan.Masters.Domain.Timelines;

/// <summary>A field of a content that is wrong; the code is stable.</summary>
public sealed record Fault(string Field, string Code);

/// <summary>A field of a content that names a master of another kind.</summary>
public sealed record Reference(string Field, string Kind, Guid Id);

/// <summary>
/// What differs between the kinds of masters: their content, its columns in a file and its rules. Everything else
/// (dates, lists, search, files, events, replay) is written once for all kinds.
/// </summary>
/// <param name="name">As in routes and in the database: <c>departments</c>.</param>
/// <param name="singular">As in the names of features: <c>Department</c>.</param>
/// <param name="plural">As in the names of features: <c>Departments</c>.</param>
public abstract class MasterKind<T>(string name, string singular, string plural, IReadOnlyList<Column> columns)
    where T : class
{
    public string Name => name;
    public string Singular => singular;
    public string Plural => plural;

    /// <summary>The columns of the content, which follow code, first day and active.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>All columns of a file of this kind.</summary>
    public IReadOnlyList<Column> AllColumns { get; } = [Column.Code, Column.From, Column.Active, .. columns];

    /// <summary>Kinds that a content may name.</summary>
    public virtual IReadOnlyList<string> Names => [];

    /// <summary>Whether the masters of the kind must agree with each other, see <see cref="Disagreeing"/>.</summary>
    public virtual bool MustAgree => false;

    public abstract string NameOf(T content);

    /// <summary>What a search finds the master by, besides its code.</summary>
    public abstract IEnumerable<string?> SearchTexts(T content);

    public abstract T Read(CsvLine line);

    public abstract IEnumerable<string?> Write(T content, CodeBook codes);

    public abstract IEnumerable<Fault> Faults(T content);

    public virtual IEnumerable<Reference> References(T content) => [];

    /// <summary>The masters that contradict others on some day, for example a department inside itself.</summary>
    public virtual IReadOnlyList<Master<T>> Disagreeing(IReadOnlyCollection<Master<T>> all) => [];

    /// <summary>The code of the refusal for <see cref="Disagreeing"/>.</summary>
    public virtual string DisagreementCode => "masters_disagree";

    protected static IEnumerable<Fault> TextFaults(string field, string? text, int longest = 100, bool required = true)
    {
        if (string.IsNullOrWhiteSpace(text) && required)
            yield return new(field, "required");
        if (text?.Length > longest)
            yield return new(field, "too_long");
        if (text?.Any(char.IsControl) == true)
            yield return new(field, "control_character");
        if (text is not null && text.Trim() != text)
            yield return new(field, "space_around");
    }
}
