using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Seisan.ServiceDefaults.Http;

internal static class OpenApi
{
    /// <summary>The service's own document at <c>/openapi/v1.json</c>; the gateway joins them.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<AsksFor>().LastOrDefault() is { } required)
            {
                operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
                operation.Extensions["x-permission"] = new JsonNodeExtension(JsonValue.Create(required.Permission));
            }

            return Task.CompletedTask;
        });
    });
}
