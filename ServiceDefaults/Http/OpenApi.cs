using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
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
                if (context.Description.HttpMethod == HttpMethods.Post)
                    (operation.Parameters ??= []).Add(Key());
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>Required of partners' programs, who are the readers; the web front's own posts may leave it out.</summary>
    private static OpenApiParameter Key() => new()
    {
        Name = IdempotencyKey.Header,
        In = ParameterLocation.Header,
        Required = true,
        Description = "Chosen by the caller, 1 to 200 visible ASCII characters. The same request sent again with it gets the "
            + "same answer and has no second effect, for 72 hours. Without it: 400 idempotency_key_required.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 },
    };
}
