using System.Net;

namespace Seisan.Platform.Tests.Api;

/// <summary>The one document at the gateway against what the services say and what the gateway lets through.</summary>
public sealed class DocumentTests(RunningPlatform platform)
{
    private static readonly string[] Services =
        ["identity", "masters", "claims", "workflow", "accounting", "documents", "audit", "notifications", "backup"];

    [Fact]
    public async Task The_gateway_documents_what_the_services_document_and_nothing_else()
    {
        using var http = Api.Anyone(platform);
        var parts = new List<string>();
        foreach (var service in Services)
        {
            var part = await ApiDocument.ReadAsync(http, $"{platform.AddressOf(service)}/openapi/v1.json");
            Assert.NotEmpty(part.Operations);
            parts.AddRange(part.Operations.Select(operation => operation.ToString()));
        }

        Assert.Equal(parts.Order(), parts.Distinct().Order());
        await Soon.Find(
            async () =>
            {
                var whole = await ApiDocument.ReadAsync(http, "/openapi/v1.json");
                return whole.Operations.Count == parts.Count ? whole : null;
            },
            "The gateway's document never held all services");
        var joined = await ApiDocument.ReadAsync(http, "/openapi/v1.json");
        Assert.Equal(parts.Order(), joined.Operations.Select(operation => operation.ToString()).Order());
    }

    [Fact]
    public async Task Every_documented_operation_is_answered_by_its_service_through_the_gateway()
    {
        using var http = Api.Anyone(platform);
        var document = await ApiDocument.ReadAsync(http, "/openapi/v1.json");

        Assert.Equal(HttpStatusCode.NotFound, await http.StatusAsync("GET", "/api/v1/no-such-resource"));
        foreach (var operation in document.Operations)
        {
            var status = await http.StatusAsync(operation.Method, operation.At($"{Guid.Empty}"));
            var expected = operation.Permission is null ? HttpStatusCode.BadRequest : HttpStatusCode.Unauthorized;
            Assert.True(
                status == expected,
                $"{operation} answered {status.Said()} to somebody without a token");
        }
    }
}
