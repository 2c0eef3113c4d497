using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Gateway.Edge;

/// <summary>What the gateway itself says no to, in the form of the services' problems.</summary>
internal static class Refusals
{
    public static Task WriteAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        var details = new ProblemDetails
        {
            Status = status,
            Title = RefusalTexts.Describe(code),
            Type = "about:blank",
            Extensions = { ["code"] = code, ["traceId"] = Activity.Current?.TraceId.ToString() },
        };
        return http.Response.WriteAsJsonAsync(details, options: null, contentType: "application/problem+json", http.RequestAborted);
    }
}
