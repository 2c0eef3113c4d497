namespace Seisan.Identity.Tests;

public sealed class RulesTests(IdentityService service) : IClassFixture<IdentityService>
{
    [Fact]
    public void Every_route_names_one_policy_or_is_one_of_the_doors() => service.EveryRouteNamesOnePolicy(
        "POST /api/v1/passwords", "GET /connect/authorize", "POST /connect/authorize", "POST /connect/token", "GET /connect/logout",
        "POST /connect/logout", "GET /sign-in", "POST /sign-in", "GET /set-password", "POST /set-password", "GET /signed-out");

    [Fact]
    public Task The_api_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();
}
