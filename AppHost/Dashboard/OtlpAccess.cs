using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Seisan.Dashboard;

/// <summary>Lets exporters in that send the key, as Aspire's dashboard asks for it, to the receivers and to nothing else.</summary>
internal sealed class OtlpAccess(string key)
{
    public const string Header = "x-otlp-api-key";

    private readonly byte[] wanted = Encoding.UTF8.GetBytes(key);

    public Task Admit(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/opentelemetry.proto.collector.trace.v1.TraceService")
            && !http.Request.Path.StartsWithSegments("/opentelemetry.proto.collector.logs.v1.LogsService")
            && !http.Request.Path.StartsWithSegments("/opentelemetry.proto.collector.metrics.v1.MetricsService"))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers[Header].ToString()), wanted)) return next(http);

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
