using System.Net;
using Seisan.Look.Parts;
using Seisan.Look.Texts;
using Seisan.Web.Calls;
using Seisan.Web.Texts;

namespace Seisan.Web;

/// <summary>What is wrong with a page's form: by field path (<c>lines[2].amount</c>), and for the whole of it.</summary>
public sealed class PageErrors(Texts<WebTexts> texts)
{
    private readonly List<(string? Path, string Text)> _errors = [];

    public bool Any => _errors.Count > 0;

    /// <summary>Somebody else changed the row meanwhile (412): show the banner, keep what was typed.</summary>
    public bool Stale { get; private set; }

    /// <summary>The sentence for a field, or null.</summary>
    public string? this[string path] => _errors.Find(error => error.Path == path).Text;

    public void Add(string? path, string text) => _errors.Add((path, text));

    public void Add(Problem problem)
    {
        Stale |= problem.Status == HttpStatusCode.PreconditionFailed;
        foreach (var (path, failures) in problem.Errors)
            foreach (var failure in failures) Add(path, failure.Message);
        if (problem.Errors.Count == 0)
            Add(problem.Field, Stale ? texts["conflict"] : problem.Title ?? problem.Code ?? problem.Status.ToString());
    }

    /// <summary>The id that the control of a field path bears: <c>lines[2].amount</c> → <c>lines-2-amount</c>.</summary>
    public static string IdOf(string path) => path.Replace("].", "-").Replace('[', '-').Replace('.', '-').TrimEnd(']');

    /// <summary>Lines for <c>ErrorSummary</c>.</summary>
    public IReadOnlyList<ErrorSummary.Line> Lines =>
        [.. _errors.Select(error => new ErrorSummary.Line(error.Text, error.Path is null ? null : IdOf(error.Path)))];
}
