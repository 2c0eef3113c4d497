using Seisan.Gateway.Edge;
using Seisan.Web;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Seisan.Gateway.Routes;

/// <summary>Forwards the API and identity's pages, with headers that services may trust.</summary>
internal static class Proxy
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(1);

    public static void AddProxy(this WebApplicationBuilder builder) => builder.Services.AddReverseProxy()
        .LoadFromMemory(ServiceRoutes.Routes, ServiceRoutes.Clusters(builder.Configuration))
        .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = Connect)
        .AddTransforms(Transform);

    public static void MapProxy(this IEndpointRouteBuilder routes) => routes.MapReverseProxy(pipeline =>
    {
        pipeline.Use(AntiForgery.CheckAsync);
        pipeline.Use(Retry.OnceAsync);
        pipeline.UseLoadBalancing();
    });

    private static void Transform(TransformBuilderContext context)
    {
        var keepsCookies = context.Route.Metadata?.ContainsKey(ServiceRoutes.KeepsCookies) is true;
        context.AddXForwarded(ForwardedTransformActions.Set);
        context.AddRequestTransform(transform =>
        {
            var (request, http) = (transform.ProxyRequest, transform.HttpContext);
            request.Headers.Remove("Cookie");
            if (keepsCookies && IdentityCookies.Of(http.Request) is { } cookies)
                request.Headers.TryAddWithoutValidation("Cookie", cookies);
            if (http.Features.Get<Visitor>() is { } visitor && !keepsCookies)
                request.Headers.Authorization = new("Bearer", visitor.AccessToken);
            if (Languages.Chosen(http) is { } language)
            {
                request.Headers.AcceptLanguage.Clear();
                request.Headers.AcceptLanguage.ParseAdd(language);
            }

            return default;
        });
        context.AddResponseTransform(transform =>
        {
            if (!keepsCookies) transform.HttpContext.Response.Headers.Remove("Set-Cookie");
            return default;
        });
    }
}
