namespace Seisan.Claims.Tests;

public sealed class ServiceRulesTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();
}
