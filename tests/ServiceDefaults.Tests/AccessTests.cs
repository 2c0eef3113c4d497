using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>Whose token opens what, and what the database says itself.</summary>
public sealed class AccessTests(SampleService service) : IClassFixture<SampleService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _sato = TestPerson.InNewTenant();

    [Fact]
    public async Task Without_a_token_401_and_without_the_permission_403()
    {
        var nobody = await service.Anonymous().GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel);
        var reader = service.As(_sato.Only(Permissions.AuditRead));
        var other = await reader.GetAsync(new Uri("/api/v1/notes", UriKind.Relative), Cancel);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var ended = TimeProvider.System.GetUtcNow().AddMinutes(-1).UtcDateTime;
        var token = (await TestIssuer.Shared).TokenFor(_sato, expires: ended);
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

        Assert.Equal(HttpStatusCode.Unauthorized, await Through(revoked, revoked));
        Assert.Equal(HttpStatusCode.OK, await Through(other, other));
        Assert.Equal(HttpStatusCode.Unauthorized, await Through(revoked, _sato.UserId));
        Assert.Equal(HttpStatusCode.OK, await Through(other, _sato.UserId));
    }

    [Fact]
    public async Task The_run_time_login_sees_nothing_without_a_tenant_and_cannot_write_for_another()
    {
        await Post(new { text = "行", amount = 1 });
        await using var source = NpgsqlDataSource.Create(service.Logins.App);
        await using var count = source.CreateCommand("SELECT count(*) FROM note");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Cancel));

        await using var insert = source.CreateCommand(
            "INSERT INTO note (tenant_id, id, text, amount) VALUES (gen_random_uuid(), gen_random_uuid(), '', 0)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private Task<HttpResponseMessage> Post(object note) =>
        service.As(_sato).PostAsJsonAsync("/api/v1/notes", note, Cancel);
}
