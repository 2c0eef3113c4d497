namespace Seisan.ServiceDefaults.Tests;

public sealed class RulesTests(SampleService service) : IClassFixture<SampleService>
{
    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_api_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();
}
