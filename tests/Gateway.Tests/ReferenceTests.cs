using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Seisan.Kernel;

namespace Seisan.Gateway.Tests;

public sealed class ReferenceTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_document_describes_all_services_with_sign_in_and_permissions()
    {
        var response = await gateway.NewBrowser().GetAsync("/openapi/v1.json");
        var document = (await response.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>());
        Assert.Equal(["/api/v1/claims/{id}/submission"], document["paths"]!.AsObject().Select(path => path.Key));
        var security = document["paths"]!["/api/v1/claims/{id}/submission"]!["post"]!["security"]!;
        Assert.Equal("claims.submit", security[0]!["oauth2"]![0]!.GetValue<string>());
        var schemes = document["components"]!["securitySchemes"]!;
        Assert.Equal($"{gateway.Origin}/connect/token", schemes["oauth2"]!["flows"]!["clientCredentials"]!["tokenUrl"]!.GetValue<string>());
        Assert.Equal("__Host-session", schemes["session"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_reference_is_a_page_that_can_be_searched()
    {
        var browser = await gateway.SignedInAsync();

        var found = await (await browser.GetAsync("/docs?text=submission")).Content.ReadAsStringAsync(Cancel);
        var nothing = await browser.GetAsync("/docs?text=nosuchthing");

        Assert.Contains("SubmitClaim", found);
        Assert.Contains(Permissions.ClaimsSubmit, found);
        Assert.Equal(HttpStatusCode.OK, nothing.StatusCode);
        Assert.DoesNotContain("SubmitClaim", await nothing.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public void Schemas_of_one_name_and_two_shapes_stay_apart()
    {
        var one = JsonNode.Parse("""{"paths":{"/api/v1/a":{"get":{"x":{"$ref":"#/components/schemas/S"}}}},"components":{"schemas":{"S":{"type":"object"}}}}""")!.AsObject();
        var two = JsonNode.Parse("""{"paths":{"/api/v1/b":{"get":{"x":{"$ref":"#/components/schemas/S"}}}},"components":{"schemas":{"S":{"type":"string"}}}}""")!.AsObject();

        var joined = Seisan.Web.Docs.DocumentJoin.Of([("claims", one), ("audit", two)], "https://x");

        Assert.Equal(["S", "AuditS"], joined["components"]!["schemas"]!.AsObject().Select(schema => schema.Key));
        Assert.Equal("#/components/schemas/AuditS", joined["paths"]!["/api/v1/b"]!["get"]!["x"]!["$ref"]!.GetValue<string>());
    }
}
