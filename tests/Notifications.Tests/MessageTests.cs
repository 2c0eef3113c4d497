using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

public sealed class MessageTests(NotificationsService service)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _suzuki = TestPerson.InNewTenant().As(Roles.Approver);

    [Fact]
    public async Task A_person_sees_what_they_were_told_in_their_language()
    {
        var asked = A.Requested(_suzuki.EmployeeId!.Value);
        await service.Deliver(_suzuki.Tenant, asked);

        var message = Assert.Single(await ItemsAsync());
        Assert.Equal("承認依頼：2026-000007 大阪出張の交通費", message.GetProperty("title").GetString());
        Assert.Equal($"/approvals/{asked.ApprovalId}", message.GetProperty("link").GetString());

        var english = service.As(_suzuki);
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = await english.GetFromJsonAsync<JsonElement>(Relative("/api/v1/messages"), Cancel);
        Assert.Equal("To approve: 2026-000007 大阪出張の交通費", page.GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Nobody_sees_or_reads_what_another_was_told()
    {
        await service.Deliver(_suzuki.Tenant, A.Requested(_suzuki.EmployeeId!.Value));
        var id = Assert.Single(await ItemsAsync()).GetProperty("id").GetGuid();

        foreach (var other in (TestPerson[])[TestPerson.In(_suzuki.Tenant), TestPerson.InNewTenant()])
        {
            var client = service.As(other);
            var page = await client.GetFromJsonAsync<JsonElement>(Relative("/api/v1/messages"), Cancel);
            Assert.Equal(0, page.GetProperty("items").GetArrayLength());
            var read = await client.PostAsync(Relative($"/api/v1/messages/{id}/read"), null, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        }

        Assert.Equal(1, await UnreadAsync());
    }

    [Fact]
    public async Task A_message_is_read_once_and_the_reading_is_recorded()
    {
        await service.Deliver(_suzuki.Tenant, A.Requested(_suzuki.EmployeeId!.Value));
        await service.Deliver(_suzuki.Tenant, A.Requested(_suzuki.EmployeeId!.Value));
        var id = (await ItemsAsync())[0].GetProperty("id").GetGuid();

        for (var time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"/api/v1/messages/{id}/read")).StatusCode);

        Assert.Equal(1, await UnreadAsync());
        Assert.Equal("ReadMessage", Assert.Single(await service.Outbox<AuditRecorded>(_suzuki.Tenant)).Operation);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/api/v1/messages/read-all")).StatusCode);
        Assert.Equal(0, await UnreadAsync());
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first()
    {
        for (var number = 1; number <= 5; number++)
            await service.Deliver(_suzuki.Tenant, A.Requested(_suzuki.EmployeeId!.Value) with { ClaimNumber = $"{number}" });

        var seen = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = await service.As(_suzuki).GetFromJsonAsync<JsonElement>(
                Relative($"/api/v1/messages?limit=2{(next.Length > 0 ? $"&after={next}" : "")}"), Cancel);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()![5..6]));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(["5", "4", "3", "2", "1"], seen);
    }

    [Theory]
    [InlineData("大阪")]
    [InlineData("承認依頼 大阪")]
    [InlineData("２０２６－０００００７")]
    [InlineData("to approve")]
    public async Task A_message_is_found_by_a_word_of_either_language(string text)
    {
        await service.Deliver(_suzuki.Tenant, A.Requested(_suzuki.EmployeeId!.Value));
        await service.Deliver(_suzuki.Tenant, A.Requested(_suzuki.EmployeeId!.Value) with { ClaimNumber = "8", ClaimTitle = "札幌" });
        var asked = await service.As(_suzuki).GetFromJsonAsync<JsonElement>(
            Relative($"/api/v1/messages?text={Uri.EscapeDataString(text)}&limit=1"), Cancel);

        Assert.Equal(text == "to approve" ? "承認依頼：8 札幌" : "承認依頼：2026-000007 大阪出張の交通費", asked.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal(text == "to approve", asked.GetProperty("next").GetString() is not null);
    }

    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_api_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();

    private async Task<List<JsonElement>> ItemsAsync()
    {
        var page = await service.As(_suzuki).GetFromJsonAsync<JsonElement>(Relative("/api/v1/messages"), Cancel);
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task<int> UnreadAsync() =>
        (await service.As(_suzuki).GetFromJsonAsync<JsonElement>(Relative("/api/v1/messages/unread-count"), Cancel))
            .GetProperty("count").GetInt32();

    private Task<HttpResponseMessage> PostAsync(string path) => service.As(_suzuki).PostAsync(Relative(path), null, Cancel);

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
