using System.Net;
using System.Text.Json.Serialization;

namespace Seisan.Web.Calls;

/// <summary>A service's "no" (RFC 9457): 400 with field errors, 404, 409 with a code, 412 when the row moved on.</summary>
/// <param name="Title">A sentence for the person, already in their language.</param>
/// <param name="Errors">What is wrong, by field path.</param>
public sealed record Problem(
    HttpStatusCode Status, string? Code, string? Title, string? Field,
    IReadOnlyDictionary<string, IReadOnlyList<FieldFailure>> Errors);

public sealed record FieldFailure(string Code, string Message);

internal sealed record ProblemBody(
    string? Code, string? Title, string? Field,
    [property: JsonPropertyName("errors")] Dictionary<string, IReadOnlyList<FieldFailure>>? Errors);
