using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Claims.Tests.Features;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;

namespace Seisan.Claims.Tests.Consumers;

public sealed class TransportApprovalTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Accounting_hears_of_journeys_with_the_note_that_stands_for_an_invoice_and_of_none_on_the_pass()
    {
        var company = await Company.Open(service);
        await company.Send(company.Hanako, HttpMethod.Post, "/api/v1/commuter-passes", new JsonObject
        {
            ["from"] = "渋谷", ["to"] = "新宿", ["means"] = "train", ["validFrom"] = "2026-04-01",
        });
        var claim = await Submitted(company,
            TransportTests.Journey(company, "渋谷", "新宿", 180),
            TransportTests.Journey(company, "新宿", "三鷹", 230, leg => leg["roundTrip"] = true),
            TransportTests.Journey(company, "東京", "博多", 15_000, leg => leg["roundTrip"] = true),
            TransportTests.Journey(company, "博多", "天神", 210, leg => leg["means"] = "bus"),
            TransportTests.Journey(company, "天神", "福岡空港", 2_000, leg => leg["means"] = "taxi"));

        await service.Deliver(company.Tenant, Completed(company, claim, "approved"));

        var announced = Assert.Single(await service.Outbox<ClaimApproved>(company.Tenant));
        Assert.Equal(
            [
                (2, 460L, true, "3万円未満の鉄道料金 新宿→三鷹 往復 電車"),
                (3, 30_000L, false, "東京→博多 往復 電車"),
                (4, 210L, true, "3万円未満のバス料金 博多→天神 バス"),
                (5, 2_000L, false, "天神→福岡空港 タクシー"),
            ],
            announced.Lines!.Select(line => (line.Number, line.Amount, line.Qualified, line.Payee!)));
        Assert.Equal(announced.Total, announced.Lines!.Sum(line => line.Amount));
    }

    [Theory]
    [InlineData("approved", 1)]
    [InlineData("rejected", 0)]
    [InlineData("sent_back", 0)]
    [InlineData("withdrawn", 0)]
    public async Task A_fare_stays_known_only_while_its_claim_does(string outcome, int known)
    {
        var company = await Company.Open(service);
        var claim = await Submitted(company, TransportTests.Journey(company, "渋谷", "新宿", 180));

        await service.Deliver(company.Tenant, Completed(company, claim, outcome));

        var advice = await Company.Read<JourneyAdvice>(await company.Send(
            company.Hanako, HttpMethod.Get, "/api/v1/claim-options/fares?from=渋谷&to=新宿&means=train"));
        Assert.Equal(known, advice.Fares.Count);
    }

    private static async Task<ClaimView> Submitted(Company company, params JsonNode[] lines)
    {
        var draft = await company.Begin(TransportTests.Content(lines));
        Assert.Equal(HttpStatusCode.OK, (await company.Submit(draft.Id, draft.Version)).StatusCode);
        return await company.Get(draft.Id);
    }

    private static ApprovalCompleted Completed(Company company, ClaimView claim, string outcome) =>
        new(Guid.CreateVersion7(), claim.Id, claim.ContentVersion, claim.Number!, claim.Title,
            company.Hanako.EmployeeId!.Value, outcome, Guid.CreateVersion7(), "鈴木一郎", null, Noon);
}
