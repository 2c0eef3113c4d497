using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.Sample;

namespace Seisan.ServiceDefaults.Tests;

public sealed class SampleService() : ServiceFixture<Program, SampleDbContext>("sample");

public sealed class RelayingService() : ServiceFixture<Program, SampleDbContext>("sample")
{
    protected override bool Relays => true;
}

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
        Assert.Equal(("note_refused", "text"), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
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
        var response = await service.As(_sato).PostAsync(new Uri("/api/v1/notes", UriKind.Relative), Json(body), Cancel);

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
        var response = await service.As(_sato).PostAsync(new Uri("/api/v1/notes", UriKind.Relative), Json(body), Cancel);
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
            using var request = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location) { Content = JsonContent.Create(new { text = "二", amount = 1 }) };
            if (version is not null)
                request.Headers.TryAddWithoutValidation("If-Match", version);
            return (await client.SendAsync(request, Cancel)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.NoContent, await Change(tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Change(tag));
        Assert.Equal(HttpStatusCode.PreconditionRequired, await Change(null));
    }

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

    [Fact]
    public async Task A_list_is_walked_by_its_cursor_to_the_end()
    {
        for (var n = 0; n < 5; n++)
            await Post(new { text = $"{n}", amount = n });
        var seen = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await service.As(_sato).GetFromJsonAsync<JsonElement>($"/api/v1/notes?limit=2&after={after}", Cancel);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("amount").GetInt64()));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal([0, 1, 2, 3, 4], seen);
    }

    [Theory]
    [InlineData("/api/v1/notes?after=%21%21")]
    [InlineData("/api/v1/notes?after=e30")]
    [InlineData("/api/v1/notes?limit=0")]
    [InlineData("/api/v1/notes?limit=x")]
    public async Task A_bad_place_in_a_list_is_a_400(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await service.As(_sato).GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode);

    [Fact]
    public async Task Without_a_token_401_and_without_the_permission_403()
    {
        var nobody = await service.Anonymous().GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel);
        var other = await service.As(_sato.Only(Permissions.AuditRead)).GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var token = (await TestIssuer.Shared).TokenFor(_sato, expires: TimeProvider.System.GetUtcNow().AddMinutes(-1).UtcDateTime);
        var response = await service.WithToken(token).GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_token_older_than_the_persons_rights_is_refused()
    {
        await service.Deliver(_sato.Tenant, new UserChanged(_sato.UserId, null, "sato", "佐藤", null, [], true, 2));

        async Task<HttpStatusCode> With(long version) => (await service.WithToken((await TestIssuer.Shared).TokenFor(_sato, version))
            .GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel)).StatusCode;

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await With(1), await With(2)));
    }

    [Fact]
    public async Task Tokens_of_a_client_that_was_taken_away_are_refused_a_machines_and_a_persons_who_works_through_it()
    {
        var (revoked, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Deliver(_sato.Tenant, new ApiClientRevoked(revoked));

        async Task<HttpStatusCode> Through(Guid client, Guid subject) =>
            (await service.WithToken((await TestIssuer.Shared).TokenFor(_sato with { UserId = subject }, client: client))
                .GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel)).StatusCode;

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Through(revoked, revoked), await Through(other, other)));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Through(revoked, _sato.UserId), await Through(other, _sato.UserId)));
    }

    [Fact]
    public async Task The_run_time_login_sees_nothing_without_a_tenant_and_cannot_write_for_another()
    {
        await Post(new { text = "行", amount = 1 });
        await using var source = NpgsqlDataSource.Create(service.Logins.App);
        await using var count = source.CreateCommand("SELECT count(*) FROM note");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Cancel));

        await using var insert = source.CreateCommand("INSERT INTO note (tenant_id, id, text, amount) VALUES (gen_random_uuid(), gen_random_uuid(), '', 0)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private Task<HttpResponseMessage> Post(object note) => service.As(_sato).PostAsJsonAsync("/api/v1/notes", note, Cancel);

    private async Task<JsonElement[]> Items(TestPerson person)
    {
        var page = await service.As(person).GetFromJsonAsync<JsonElement>("/api/v1/notes", Cancel);
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}

public sealed class MessagingTests(RelayingService service) : IClassFixture<RelayingService>
{
    [Fact]
    public async Task A_message_that_comes_three_times_has_one_effect()
    {
        var tenant = TestPerson.NewTenant();
        var id = Guid.CreateVersion7();
        var message = new ClaimSubmitted(Guid.CreateVersion7(), "1", 1, Guid.CreateVersion7(), "", Guid.CreateVersion7(), "expense", "三度", 3, 1, DateTimeOffset.UnixEpoch, []);

        for (var n = 0; n < 3; n++)
            await service.Publish(tenant, message, id);
        var last = message with { Title = "別" };
        await service.Deliver(tenant, last);

        Assert.Equal(1, await service.In(tenant, db => Task.FromResult(db.Notes.Count(note => note.Text == "三度"))));
    }

    [Fact]
    public async Task A_row_of_the_outbox_is_published_and_marked()
    {
        var sato = TestPerson.InNewTenant();
        await service.As(sato).PostAsJsonAsync("/api/v1/notes", new { text = "送る", amount = 1 }, TestContext.Current.CancellationToken);

        await Wait.Until(
            async () =>
            {
                await using var command = service.Administrator.CreateCommand("SELECT count(*) FROM outbox WHERE tenant_id = $1 AND type LIKE '%ClaimApproved' AND sent_at IS NOT NULL");
                command.Parameters.Add(new() { Value = sato.Tenant.Value });
                return (long)(await command.ExecuteScalarAsync())! == 1;
            }, "the row was not marked as sent");
    }

    [Fact]
    public async Task A_message_that_no_queue_takes_is_kept()
    {
        var sato = TestPerson.InNewTenant();
        await service.As(sato).PostAsJsonAsync("/api/v1/notes", new { text = "待つ", amount = 1 }, TestContext.Current.CancellationToken);

        await Wait.Until(
            async () =>
            {
                await using var command = service.Administrator.CreateCommand("SELECT attempts > 0 AND sent_at IS NULL FROM outbox WHERE tenant_id = $1 AND type LIKE '%AuditRecorded'");
                command.Parameters.Add(new() { Value = sato.Tenant.Value });
                return (bool)(await command.ExecuteScalarAsync())!;
            }, "the message nobody listens to was lost or never tried");
    }
}
