using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.Kernel;

namespace Seisan.ServiceDefaults.Http;

/// <summary>The last resort: what escapes a use case becomes a problem that tells nothing of the inside.</summary>
internal sealed class Faults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var details = Judge(exception);
        httpContext.Response.StatusCode = details.Status!.Value;
        if (details.Status is StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "2";
        await httpContext.Response.WriteAsJsonAsync(
            details, options: null, contentType: "application/problem+json", cancellationToken);
        return true;
    }

    private static ProblemDetails Judge(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Problems.Details(StatusCodes.Status413PayloadTooLarge, "too_large"),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            Problems.Details(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type"),
        BadHttpRequestException { InnerException: JsonException json } => Malformed(json),
        BadHttpRequestException bad => Problems.Details(bad.StatusCode, "malformed"),
        DbUpdateConcurrencyException => Problems.Details(StatusCodes.Status412PreconditionFailed, Refusal.Stale.Code),
        _ when MayPass(exception) =>
            Problems.Details(StatusCodes.Status503ServiceUnavailable, "busy"),
        _ => Problems.Details(StatusCodes.Status500InternalServerError, "unexpected"),
    };

    /// <summary>The database was out of reach or in conflict; EF wraps what it throws more than once.</summary>
    private static bool MayPass(Exception fault) =>
        fault is NpgsqlException { IsTransient: true } or TimeoutException
        || (fault.InnerException is { } inner && MayPass(inner));

    private static ProblemDetails Malformed(JsonException json)
    {
        var path = json.Path is { Length: > 2 } found ? found[2..] : null;
        return path is null
            ? Problems.Details(StatusCodes.Status400BadRequest, "malformed")
            : new FieldErrors().Add(path, "unreadable").ToDetails("malformed");
    }
}
