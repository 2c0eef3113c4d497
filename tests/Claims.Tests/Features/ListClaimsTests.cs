using System.Net;
using System.Text.Json.Nodes;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Features;

public sealed class ListClaimsTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Fact]
    public async Task My_claims_are_walked_page_by_page_newest_first()
    {
        var company = await Company.Open(service);
        for (var n = 1; n <= 5; n++) await company.Draft(company.Line(n));

        var amounts = new List<long>();
        var after = "";
        do
        {
            var page = await Company.Read<JsonObject>(await company.Send(
                company.Hanako, HttpMethod.Get, $"/api/v1/claims?limit=2&after={after}"));
            amounts.AddRange(page["items"]!.AsArray().Select(row => (long)row!["total"]!));
            after = (string?)page["next"];
        }
        while (after is not null);

        Assert.Equal([5, 4, 3, 2, 1], amounts);
    }

    [Fact]
    public async Task A_row_tells_the_header_of_a_claim()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted(company.Line(1_100), company.Line(1_080, company.Food));

        var row = Assert.Single(await Rows(company, ""))!;

        Assert.Equal((submitted.Number, "submitted", "四月の経費", "佐藤花子", "営業部"),
            ((string)row["number"]!, (string)row["state"]!, (string)row["title"]!, (string)row["claimantName"]!, (string)row["departmentName"]!));
        Assert.Equal((2_180L, 180L, 2, "2026-04-01", claim.Id),
            ((long)row["total"]!, (long)row["tax"]!, (int)row["lineCount"]!, (string)row["from"]!, (Guid)row["id"]!));
    }

    [Theory]
    [InlineData("state=draft", 3)]
    [InlineData("state=submitted", 1)]
    [InlineData("from=2026-05-01", 1)]
    [InlineData("to=2026-04-30", 3)]
    [InlineData("from=2026-04-02&to=2026-04-30", 0)]
    [InlineData("minAmount=1001", 2)]
    [InlineData("minAmount=1000&maxAmount=1000", 2)]
    [InlineData("payee=ｱｵﾊﾞ", 1)]
    [InlineData("payee=青葉", 3)]
    [InlineData("payee=文具 青葉", 3)]
    [InlineData("payee=封筒", 0)]
    [InlineData("text=封筒", 4)]
    [InlineData("text=花子 経費", 4)]
    [InlineData("text=アオバ", 1)]
    [InlineData("text=葉青", 0)]
    [InlineData("text=EX-", 1)]
    [InlineData("text=000001", 1)]
    [InlineData("text=青葉&state=draft&minAmount=1001", 1)]
    public async Task Filters_narrow_the_list_together(string query, int count)
    {
        var company = await Company.Open(service);
        await company.Submitted(company.Line(1_000));
        await company.Draft(company.Line(1_000));
        await company.Draft(company.Line(2_000));
        await company.Draft(company.Line(3_000, change: line => (line["date"], line["payee"]) = ("2026-05-01", "アオバ商店")));

        Assert.Equal(count, (await Rows(company, query)).Count);
    }

    [Fact]
    public async Task All_claims_are_shown_only_to_those_who_may_read_all()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1));
        var accountant = TestPerson.In(company.Tenant).As(Roles.Accountant);

        Assert.Equal(HttpStatusCode.Forbidden,
            (await company.Send(company.Hanako, HttpMethod.Get, "/api/v1/claims?scope=all")).StatusCode);
        Assert.Empty(await Rows(company, "", accountant));
        Assert.Single(await Rows(company, "scope=all", accountant));
    }

    private static async Task<JsonArray> Rows(Company company, string query, TestPerson? person = null)
    {
        var response = await company.Send(person ?? company.Hanako, HttpMethod.Get, $"/api/v1/claims?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await Company.Read<JsonObject>(response))["items"]!.AsArray();
    }
}
