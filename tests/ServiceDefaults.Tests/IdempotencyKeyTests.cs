using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Platform.Testing;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>A key makes one effect and one answer of any number of tries.</summary>
public sealed class IdempotencyKeyTests(SampleService service) : IClassFixture<SampleService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _sato = TestPerson.InNewTenant();

    [Fact]
    public async Task Fifty_requests_with_one_key_have_one_effect_and_one_answer()
    {
        var client = service.As(_sato);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "only-once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            var response = await client.PostAsJsonAsync("/api/v1/notes", new { text = "一度", amount = 1 }, Cancel);
            return (response.StatusCode, response.Headers.Location, Body: await response.Content.ReadAsStringAsync(Cancel));
        }));

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.Created, answers[0].StatusCode);
        Assert.Single(await Items(_sato));
        Assert.Single(await service.Outbox<AuditRecorded>(_sato.Tenant));
    }

    [Fact]
    public async Task A_key_used_for_other_content_is_refused()
    {
        var client = service.As(_sato);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "mine");
        await client.PostAsJsonAsync("/api/v1/notes", new { text = "一", amount = 1 }, Cancel);

        var second = await client.PostAsJsonAsync("/api/v1/notes", new { text = "二", amount = 1 }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task A_partners_program_must_give_a_key_and_the_web_front_need_not()
    {
        var token = (await TestIssuer.Shared).TokenFor(_sato, client: Guid.CreateVersion7());
        var partner = service.WithToken(token);

        var without = await partner.PostAsJsonAsync("/api/v1/notes", new { text = "一", amount = 1 }, Cancel);
        partner.DefaultRequestHeaders.Add("Idempotency-Key", "given");
        var with = await partner.PostAsJsonAsync("/api/v1/notes", new { text = "二", amount = 1 }, Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (without.StatusCode, with.StatusCode));
        var problem = await without.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(
            ("idempotency_key_required", "Idempotency-Key"),
            (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Equal("二", Assert.Single(await Items(_sato)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_api_document_asks_for_the_key_on_every_post()
    {
        var document = await service.Anonymous().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel);
        var posts = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Name == "post").ToArray();

        Assert.NotEmpty(posts);
        Assert.All(posts, post => Assert.Contains(
            post.Value.GetProperty("parameters").EnumerateArray(),
            one => one.GetProperty("name").GetString() == "Idempotency-Key" && one.GetProperty("required").GetBoolean()));
    }

    private async Task<JsonElement[]> Items(TestPerson person)
    {
        var page = await service.As(person).GetFromJsonAsync<JsonElement>("/api/v1/notes", Cancel);
        return [.. page.GetProperty("items").EnumerateArray()];
    }
}
