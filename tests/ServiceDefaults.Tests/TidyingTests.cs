using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>What nobody asks for any more is deleted under the relay's login, and nothing younger can be.</summary>
public sealed class TidyingTests(SampleService service) : IClassFixture<SampleService>
{
    private static string Rows(string mark) =>
        $$"""
        INSERT INTO inbox (tenant_id, consumer, message_id, received_at)
        SELECT gen_random_uuid(), '{{mark}}', gen_random_uuid(), now() - n * interval '1 hour' FROM generate_series(1, 2500) n;
        INSERT INTO idempotency (tenant_id, owner, key, request_hash, status, body, created_at)
        SELECT gen_random_uuid(), 'o', '{{mark}}', '', 200, '', now() - n * interval '1 hour' FROM generate_series(1, 1500) n;
        INSERT INTO job (tenant_id, id, kind, arguments, state, done_count, faults, created_at, not_before, finished_at)
        SELECT gen_random_uuid(), gen_random_uuid(), '{{mark}}', '{}', 'done', 0, 0, now(), now(), now() - n * interval '1 day' FROM generate_series(1, 100) n;
        INSERT INTO outbox (tenant_id, id, type, body, correlation_id, created_at, not_before, sent_at, attempts)
        SELECT gen_random_uuid(), gen_random_uuid(), '{{mark}}', '{}', '', now(), now(), now() - n * interval '1 day', 1 FROM generate_series(1, 10) n
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expired_rows_go_and_the_others_stay()
    {
        await Execute(service.Administrator, Rows("some"));
        await using var relay = NpgsqlDataSource.Create(service.Logins.Relay);

        await new Tidying.Tidying(relay, TimeProvider.System, NullLogger<Tidying.Tidying>.Instance).TidyAsync(Cancel);

        Assert.Equal(46L * 24, await Count("inbox WHERE consumer = 'some'") + 1);
        Assert.Equal(72L, await Count("idempotency WHERE key = 'some'") + 1);
        Assert.Equal(90L, await Count("job WHERE kind = 'some'") + 1);
        Assert.Equal(7L, await Count("outbox WHERE type = 'some'") + 1);
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("idempotency")]
    public async Task The_relays_login_cannot_delete_what_is_young(string table)
    {
        await Execute(service.Administrator, Rows($"young {table}"));
        await using var relay = NpgsqlDataSource.Create(service.Logins.Relay);

        await Execute(relay, $"DELETE FROM {table}");

        Assert.True(await Count(table) > 0);
    }

    [Theory]
    [InlineData("inbox", "received_at < now() - interval '46 days'")]
    [InlineData("idempotency", "created_at < now() - interval '72 hours'")]
    [InlineData("job", "finished_at < now() - interval '90 days'")]
    public async Task Expired_rows_are_found_by_an_index(string table, string expired)
    {
        await using var relay = NpgsqlDataSource.Create(service.Logins.Relay + ";Options=-c enable_seqscan=off");
        await using var explain = relay.CreateCommand($"EXPLAIN SELECT ctid FROM {table} WHERE {expired} LIMIT 1000");
        await using var reader = await explain.ExecuteReaderAsync(Cancel);
        var plan = "";
        while (await reader.ReadAsync(Cancel))
            plan += reader.GetString(0) + '\n';
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<long> Count(string what)
    {
        await using var command = service.Administrator.CreateCommand($"SELECT count(*) FROM {what}");
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
