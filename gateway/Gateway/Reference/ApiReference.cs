using Seisan.Gateway.Edge;
using Seisan.Gateway.Routes;
using Seisan.Web.Docs;

namespace Seisan.Gateway.Reference;

/// <summary>The platform's one OpenAPI document. It tells how to call, nothing of any tenant, so anybody may read it.</summary>
internal static class ApiReference
{
    public static void AddApiReference(this IServiceCollection services) =>
        services.AddSingleton(known => new ApiServices(ServiceRoutes.Services, known.GetRequiredService<PublicAddress>().Origin));

    public static void MapApiReference(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", async (ApiDocument document, CancellationToken stop) =>
            Results.Text((await document.ReadAsync(stop)).ToJsonString(), "application/json")).AllowAnonymous();
}
