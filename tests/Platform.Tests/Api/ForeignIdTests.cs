using System.Net;
using Seisan.Platform.Tests.Browser;

namespace Seisan.Platform.Tests.Api;

/// <summary>People of another company, with every role there is, against every id of this one.</summary>
[Trait("Part", "check")]
public sealed class ForeignIdTests(RunningPlatform platform, TwoCompanies companies) : IClassFixture<TwoCompanies>
{
    // what only those may who run the platform; nobody of a company gets as far as an id
    private static readonly string[] OfOperators = ["platform.repair", "platform.maintain", "platform.backup", "tenants.register"];

    [Fact]
    public async Task Every_route_answers_404_and_writes_nothing()
    {
        var (ids, people) = (companies.Ids, companies.People);
        using var anyone = Api.Anyone(platform);
        var document = companies.Document;
        var before = await Written.NowAsync(platform);

        var tried = 0;
        foreach (var operation in document.Operations.Where(one => one.Ids.Count > 0))
        {
            var stranger = await anyone.StatusAsync(operation.Method, operation.At($"{Guid.Empty}"));
            Assert.Equal(HttpStatusCode.Unauthorized, stranger);
            if (OfOperators.Contains(operation.Permission)) continue;
            var status = await people.TryAsync(
                operation, operation.At(ids[operation.Resource]), document.Sample(operation.Body)?.ToJsonString());
            Assert.True(status is HttpStatusCode.NotFound, $"{operation} answered {status.Said()} to another company");
            tried++;
        }

        Assert.True(tried >= 35, $"only {tried} routes take an id");
        Assert.Equal(before, await Written.NowAsync(platform));
    }

    [Fact]
    public async Task Every_page_of_one_thing_is_the_page_that_nothing_was_found()
    {
        var (ids, people) = (companies.Ids, companies.People);
        foreach (var page in PageCatalogue.All.Where(page => page.IdFrom is not null))
        {
            if (page.Person == DemoPerson.Operator) continue;
            var resource = page.IdFrom!.Split('/', '?')[3];
            var address = page.Address.Replace("{id}", ids[resource], StringComparison.Ordinal);

            var status = await people.OpenAsync(address);
            Assert.True(status is HttpStatusCode.NotFound, $"{address} answered {status.Said()} to another company");
        }
    }
}
