using System.Net;
using System.Text.RegularExpressions;
using Seisan.Kernel;

namespace Seisan.Gateway.Tests;

public sealed partial class PageTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private const string Approval = """{"items":[{"id":"01990000-0000-7000-8000-000000000001","claimId":"01990000-0000-7000-8000-000000000002","contentVersion":1,"claimNumber":"EX-2026-000001","title":"大阪出張精算","claimant":{"id":"01990000-0000-7000-8000-000000000003","name":"鈴木 健一","department":"営業部"},"total":83828,"state":"open","step":1,"stepCount":2,"stepName":"部長承認","note":null,"at":"2026-11-20T01:02:03Z","decision":null}],"next":null}""";
    private const string Claim = """{"items":[{"id":"01990000-0000-7000-8000-000000000004","number":null,"form":"expense","state":"draft","title":"11月 交通費","total":1200,"stepName":null,"updatedAt":"2026-11-20T01:02:03Z"}],"next":null}""";
    private const string Message = """{"items":[{"id":"01990000-0000-7000-8000-000000000005","kind":"approved","title":"承認完了：EX-2026-000001","text":"承認されました。","link":"/claims/01990000-0000-7000-8000-000000000004","createdAt":"2026-11-20T01:02:03Z","readAt":null}],"next":null}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Home_shows_what_waits_what_is_mine_and_what_is_new()
    {
        Arrange();
        var browser = await gateway.SignedInAsync();

        var html = await (await browser.GetAsync("/")).Content.ReadAsStringAsync(Cancel);

        Assert.All((string[])["大阪出張精算", "¥83,828", "11月 交通費", "承認完了", "新しい申請"], text => Assert.Contains(text, html));
    }

    [Fact]
    public async Task Home_shows_the_rest_while_one_service_is_away()
    {
        Arrange();
        gateway.Neighbours.Answers["/api/v1/claims"] = "";
        var browser = await gateway.SignedInAsync();

        var page = await browser.GetAsync("/");
        var html = await page.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("大阪出張精算", html);
        Assert.Contains("ただいま表示できません", html);
    }

    [Fact]
    public async Task Opening_a_message_reads_it_and_leads_to_its_claim()
    {
        Arrange();
        var browser = await gateway.SignedInAsync();
        var html = await (await browser.GetAsync("/messages")).Content.ReadAsStringAsync(Cancel);
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "messages"), new("Open", "01990000-0000-7000-8000-000000000005"),
            new("__RequestVerificationToken", Token().Match(html).Groups[1].Value),
        ]);

        var opened = await browser.SendAsync(HttpMethod.Post, "/messages", form);

        Assert.EndsWith("/claims/01990000-0000-7000-8000-000000000004", opened.Headers.Location!.ToString());
        Assert.Contains(gateway.Neighbours.Requests, seen => seen is { Method: "POST", Path: "/api/v1/messages/01990000-0000-7000-8000-000000000005/read" });
    }

    [Fact]
    public async Task A_page_without_its_service_is_a_503_page_with_a_trace_id()
    {
        Arrange();
        gateway.Neighbours.Answers["/api/v1/messages"] = "";
        var browser = await gateway.SignedInAsync();

        var page = await browser.GetAsync("/messages");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Matches("<span class=\"code\">[0-9a-f]{32}</span>", await page.Content.ReadAsStringAsync(Cancel));
    }

    private void Arrange()
    {
        gateway.Neighbours.Permissions = Roles.Grants[Roles.Approver];
        gateway.Neighbours.Answers["/api/v1/approvals"] = Approval;
        gateway.Neighbours.Answers["/api/v1/claims"] = Claim;
        gateway.Neighbours.Answers["/api/v1/messages"] = Message;
        gateway.Neighbours.Answers["/api/v1/messages/unread-count"] = """{"count":1}""";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
