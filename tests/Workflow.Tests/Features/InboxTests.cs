using System.Net;
using System.Text.Json;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Workflow.Tests.Features;

public sealed class InboxTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    [Fact]
    public async Task The_inbox_is_walked_by_its_cursor_newest_first()
    {
        var company = await Company.Found(service);
        var submitted = new List<Guid>();
        for (var n = 0; n < 5; n++)
            submitted.Add(await company.Submit(company.Claim(company.Sato)));

        var seen = new List<Guid>();
        for (string? after = ""; after is not null;)
        {
            var page = await company.Get(company.Suzuki, $"/api/v1/approvals?limit=2&after={after}");
            seen.AddRange(Ids(page));
            after = page.GetProperty("next").GetString();
        }

        submitted.Reverse();
        Assert.Equal(submitted, seen);
        Assert.Equal(5, (await company.Get(company.Suzuki, "/api/v1/approvals/waiting-count")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task What_was_decided_moves_to_the_list_of_the_decided()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato, total: 60000));

        await company.Decide(company.Suzuki, approval, "approve");

        Assert.Empty(Ids(await company.Get(company.Suzuki, "/api/v1/approvals?state=waiting")));
        var decided = (await company.Get(company.Suzuki, "/api/v1/approvals?state=decided")).GetProperty("items");
        Assert.Equal("approved", Assert.Single(decided.EnumerateArray()).GetProperty("decision").GetString());
        Assert.Equal([approval], Ids(await company.Get(company.Takahashi, "/api/v1/approvals")));
    }

    [Theory]
    [InlineData("出張", true)]
    [InlineData("美咲", true)]
    [InlineData("000001", true)]
    [InlineData("2026-000001", true)]
    [InlineData("大阪", false)]
    public async Task The_inbox_is_searched_by_title_claimant_and_number(string text, bool found)
    {
        var company = await Company.Found(service);
        await company.Submit(company.Claim(company.Sato, title: "東京出張"));

        var page = await company.Get(company.Suzuki, $"/api/v1/approvals?text={Uri.EscapeDataString(text)}");

        Assert.Equal(found ? 1 : 0, Ids(page).Count);
    }

    [Fact]
    public async Task The_detail_tells_who_decided_and_who_is_next_and_what_happened_before()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato, total: 60000);
        await company.Decide(company.Suzuki, await company.Submit(claim), "send_back", "領収書を足してください");
        await service.Deliver(company.Tenant, claim with { ContentVersion = 2 });
        var approval = Ids(await company.Get(company.Suzuki, "/api/v1/approvals")).Single();
        await company.Decide(company.Suzuki, approval, "approve", version: 2);

        var detail = await company.Get(company.Takahashi, $"/api/v1/approvals/{approval}");

        Assert.Equal(
            [("approved", "鈴木 健一"), ("open", "高橋 由佳")],
            detail.GetProperty("steps").EnumerateArray().Select(step => (
                step.GetProperty("state").GetString()!, step.GetProperty("approvers")[0].GetProperty("name").GetString()!)));
        Assert.Equal(
            ["submitted", "sent_back", "submitted", "approved"],
            detail.GetProperty("history").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        Assert.True(detail.GetProperty("mayDecide").GetBoolean());
        Assert.False(detail.GetProperty("mayWithdraw").GetBoolean());
        Assert.True((await company.Get(company.Sato, $"/api/v1/approvals/{approval}")).GetProperty("mayWithdraw").GetBoolean());
    }

    [Fact]
    public async Task An_approval_is_seen_by_its_claimant_its_approvers_and_those_who_read_all_claims()
    {
        var company = await Company.Found(service);
        var claim = company.Claim(company.Sato, total: 60000);
        var approval = await company.Submit(claim);

        foreach (var person in (TestPerson[])[company.Sato, company.Suzuki, company.Takahashi, company.Admin])
            await company.Get(person, $"/api/v1/approvals/{approval}");
        var colleague = company.Person("他人").As(Roles.Approver);
        Assert.Equal(HttpStatusCode.NotFound, await Status(colleague, $"/api/v1/approvals/{approval}"));
        Assert.Empty(Ids(await company.Get(colleague, $"/api/v1/approvals?claimId={claim.ClaimId}")));
    }

    [Theory]
    [InlineData("/api/v1/approvals?state=other")]
    [InlineData("/api/v1/approvals?after=%21")]
    [InlineData("/api/v1/approvals?after=WzFd")]
    [InlineData("/api/v1/approvals?limit=201")]
    [InlineData("/api/v1/approvals?claimId=x")]
    public async Task A_question_that_makes_no_sense_is_a_400(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, await Status(TestPerson.InNewTenant(), path));

    private async Task<HttpStatusCode> Status(TestPerson person, string path) =>
        (await service.As(person).GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;

    private static List<Guid> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
}
