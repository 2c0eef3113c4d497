using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Seisan.Gateway.Sessions;
using Seisan.Web.Calls;

namespace Seisan.Gateway.Edge;

/// <summary>What goes wrong becomes a page for a person and a problem for a program, and never tells of the inside.</summary>
internal static class Faults
{
    public static void UseFaults(this WebApplication app)
    {
        app.UseWhen(http => !IsApi(http), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf,
            });
            pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
            pages.Use(EndSessionAsync);
        });
        app.UseWhen(IsApi, api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, StatusCodeSelector = StatusOf });
            api.UseStatusCodePages(context => AnswerAsync(context.HttpContext));
        });
        app.Use((http, next) =>
        {
            // A page about a failure is read, whatever the request that failed wanted to do.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerPathFeature>() is not null)
                http.Request.Method = HttpMethods.Get;
            return next(http);
        });
    }

    public static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/openapi");

    private static Task AnswerAsync(HttpContext http) =>
        Refusals.WriteAsync(http, http.Response.StatusCode, CodeOf(http.Response.StatusCode));

    /// <summary>A service refused the session's token: the person has been signed out elsewhere.</summary>
    private static async Task EndSessionAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (ServiceCallException refused) when (refused.Status is HttpStatusCode.Unauthorized && !http.Response.HasStarted)
        {
            http.Response.Redirect(SignIn.EndedPage(http));
        }
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        ServiceCallException { Status: HttpStatusCode.Forbidden } => 403,
        ServiceCallException or HttpRequestException or TimeoutRejectedException or BrokenCircuitException => 503,
        _ => 500,
    };

    private static string CodeOf(int status) => status switch
    {
        400 => "malformed", 401 => "unauthenticated", 403 => "forbidden", 404 => "not_found", 405 => "method_not_allowed",
        413 => "too_large", 415 => "unsupported_media_type", 502 => "bad_gateway", 503 or 504 => "service_unavailable",
        _ => "unexpected",
    };
}
