using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Seisan.Kernel;

namespace Seisan.ServiceDefaults.Http;

/// <summary>RFC 9457 problem details with a stable <c>code</c>, a sentence in the reader's language and the trace id.</summary>
public static class Problems
{
    /// <summary>409, or 412 where the row changed since the caller saw it.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal) =>
        TypedResults.Problem(Details(
            refusal.Code == Refusal.Stale.Code ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
            refusal.Code, refusal.Field, refusal.Arguments));

    public static ProblemHttpResult Of(int status, string code, params object[] arguments) =>
        TypedResults.Problem(Details(status, code, null, arguments));

    internal static ProblemDetails Details(int status, string code, string? field = null, params object[] arguments)
    {
        var details = new ProblemDetails
        {
            Status = status,
            Title = RefusalTexts.Describe(code, arguments),
            Type = "about:blank",
            Extensions = { ["code"] = code, ["traceId"] = Activity.Current?.TraceId.ToString() },
        };
        if (field is not null)
            details.Extensions["field"] = field;
        return details;
    }
}

/// <summary>What is wrong with a request, by the path of the field as it stands in the JSON.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, List<FieldError>> _errors = [];

    public bool Any => _errors.Count > 0;

    /// <param name="path">For example <c>lines[2].amount</c>.</param>
    /// <param name="code">Stable; the sentence is looked up by it.</param>
    public FieldErrors Add(string path, string code, params object[] arguments)
    {
        if (!_errors.TryGetValue(path, out var list))
            _errors[path] = list = [];
        list.Add(new FieldError(code, RefusalTexts.Describe(code, arguments)));
        return this;
    }

    /// <summary>400 with every field at fault.</summary>
    public ProblemHttpResult ToProblem() => TypedResults.Problem(ToDetails("invalid"));

    internal ProblemDetails ToDetails(string code)
    {
        var details = Problems.Details(StatusCodes.Status400BadRequest, code);
        details.Extensions["errors"] = _errors;
        return details;
    }

    public sealed record FieldError(string Code, string Message);
}
