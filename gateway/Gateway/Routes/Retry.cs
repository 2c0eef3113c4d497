using Yarp.ReverseProxy.Forwarder;

namespace Seisan.Gateway.Routes;

/// <summary>
/// One second try, at another copy where there is one, for a read that found no copy behind its address or lost it
/// before the answer began. Writes are repeated by their senders, who hold the idempotency key.
/// </summary>
internal static class Retry
{
    public static async Task OnceAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var repeatable = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!repeatable || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested) return;
        if (http.Features.Get<IForwarderErrorFeature>()?.Error is not (ForwarderError.Request or ForwarderError.NoAvailableDestinations)) return;

        var proxy = http.GetReverseProxyFeature();
        var others = proxy.AllDestinations.Where(copy => copy != proxy.ProxiedDestination).ToArray();
        proxy.AvailableDestinations = others is [] ? proxy.AllDestinations : others;
        http.Response.Clear();
        http.Features.Set<IForwarderErrorFeature>(null);
        await next(http);
    }
}
