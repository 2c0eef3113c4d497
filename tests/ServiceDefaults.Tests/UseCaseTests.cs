using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Platform.Testing;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>One call: what it saves, what it refuses, and how it lists.</summary>
public sealed class UseCaseTests(SampleService service) : IClassFixture<SampleService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _sato = TestPerson.InNewTenant();

    [Fact]
    public async Task State_message_and_audit_entry_are_saved_together()
    {
        var response = await Post(new { text = "電車", amount = 500 });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Single(await service.Outbox<ClaimApproved>(_sato.Tenant));
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(_sato.Tenant));
        Assert.Equal(("CreateNote", _sato.UserId, "佐藤 美咲"), (entry.Operation, entry.PersonId, entry.PersonName));
    }

    [Fact]
    public async Task A_change_without_an_audit_entry_is_undone()
    {
        var response = await service.As(_sato).PostAsync(new Uri("/api/v1/notes/silent", UriKind.Relative), null, Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await Items(_sato));
    }

    [Fact]
    public async Task A_refusal_has_a_code_a_field_and_a_sentence_and_changes_nothing()
    {
        var response = await Post(new { text = "refuse", amount = 1 });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("note_refused", problem.GetProperty("code").GetString());
        Assert.Equal("text", problem.GetProperty("field").GetString());
        Assert.Empty(await Items(_sato));
    }

    [Fact]
    public async Task Another_tenants_row_is_not_found()
    {
        var made = await Post(new { text = "秘密", amount = 1 });
        var stranger = TestPerson.InNewTenant();

        var found = await service.As(stranger).GetAsync(made.Headers.Location, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
        Assert.Empty(await Items(stranger));
    }

    [Theory]
    [InlineData("""{"text":"a","amount":10.5}""", "amount")]
    [InlineData("""{"text":"a","amount":"10"}""", "amount")]
    [InlineData("""{"text":"a","amount":1,"surplus":true}""", "surplus")]
    public async Task A_malformed_body_is_refused_with_the_path(string body, string path)
    {
        var response = await Send(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _), problem.ToString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"text":"a","text":"b","amount":1}""")]
    [InlineData("""{"amount":1}""")]
    [InlineData("""{"text":null,"amount":1}""")]
    public async Task What_cannot_be_read_is_a_400(string body)
    {
        var response = await Send(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_stale_version_is_a_412_and_no_version_a_428()
    {
        var made = await Post(new { text = "一", amount = 1 });
        var client = service.As(_sato);
        var tag = (await client.GetAsync(made.Headers.Location, Cancel)).Headers.ETag!.Tag;

        async Task<HttpStatusCode> Change(string? version)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location)
            {
                Content = JsonContent.Create(new { text = "二", amount = 1 }),
            };
            if (version is not null)
                request.Headers.TryAddWithoutValidation("If-Match", version);
            return (await client.SendAsync(request, Cancel)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.NoContent, await Change(tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Change(tag));
        Assert.Equal(HttpStatusCode.PreconditionRequired, await Change(null));
    }

    [Fact]
    public async Task A_list_is_walked_by_its_cursor_to_the_end()
    {
        for (var n = 0; n < 5; n++)
            await Post(new { text = $"{n}", amount = n });
        using var client = service.As(_sato);
        var seen = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/notes?limit=2&after={after}", Cancel);
            var items = page.GetProperty("items").EnumerateArray();
            seen.AddRange(items.Select(item => item.GetProperty("amount").GetInt64()));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal([0, 1, 2, 3, 4], seen);
    }

    [Theory]
    [InlineData("/api/v1/notes?after=%21%21")]
    [InlineData("/api/v1/notes?after=e30")]
    [InlineData("/api/v1/notes?limit=0")]
    [InlineData("/api/v1/notes?limit=x")]
    public async Task A_bad_place_in_a_list_is_a_400(string path)
    {
        var answer = await service.As(_sato).GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<HttpResponseMessage> Post(object note) =>
        service.As(_sato).PostAsJsonAsync("/api/v1/notes", note, Cancel);

    private async Task<JsonElement[]> Items(TestPerson person)
    {
        var page = await service.As(person).GetFromJsonAsync<JsonElement>("/api/v1/notes", Cancel);
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task<HttpResponseMessage> Send(string body)
    {
        using var json = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await service.As(_sato).PostAsync(new Uri("/api/v1/notes", UriKind.Relative), json, Cancel);
    }
}
