namespace Seisan.Accounting.Tests;

public sealed class ServiceRulesTests(AccountingService service) : IClassFixture<AccountingService>
{
    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();
}
