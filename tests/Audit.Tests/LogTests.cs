using Npgsql;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Audit.Tests;

public sealed class LogTests(AuditService service)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TenantId _tenant = TestPerson.NewTenant();

    [Fact]
    public async Task Fifty_entries_at_once_get_numbers_without_a_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.Publish(_tenant, A.Entry())));
        await Wait.Until(async () => (await SequencesAsync("audit_entry")).Count == 50, "not all fifty were written");

        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), await SequencesAsync("audit_entry"));
    }

    [Fact]
    public async Task Fifty_sign_ins_at_once_get_numbers_without_a_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.Publish(_tenant, A.SignIn())));
        await Wait.Until(async () => (await SequencesAsync("sign_in")).Count == 50, "not all fifty were written");

        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), await SequencesAsync("sign_in"));
    }

    [Fact]
    public async Task Each_tenant_counts_for_itself()
    {
        var other = TestPerson.NewTenant();
        await service.Deliver(_tenant, A.Entry());
        await service.Deliver(other, A.Entry());
        await service.Deliver(_tenant, A.Entry());

        Assert.Equal([1L, 2L], await SequencesAsync("audit_entry"));
    }

    [Fact]
    public async Task The_same_entry_is_written_once_whoever_sends_it_again()
    {
        var (entry, attempt) = (A.Entry(), A.SignIn());
        for (var time = 0; time < 3; time++)
        {
            await service.Deliver(_tenant, entry); // a new message each time
            await service.Deliver(_tenant, attempt);
        }

        Assert.Equal([1L], await SequencesAsync("audit_entry"));
        Assert.Equal([1L], await SequencesAsync("sign_in"));
    }

    [Fact]
    public async Task A_text_that_the_database_cannot_hold_does_not_stop_the_log()
    {
        await service.Deliver(_tenant, A.SignIn() with { SignInId = "a\0b", UserAgent = "\0" });

        Assert.Equal([1L], await SequencesAsync("sign_in"));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET operation = 'x'")]
    [InlineData("DELETE FROM audit_entry")]
    [InlineData("TRUNCATE audit_entry")]
    [InlineData("UPDATE sign_in SET outcome = 'x'")]
    [InlineData("DELETE FROM sign_in")]
    [InlineData("TRUNCATE sign_in")]
    [InlineData("DELETE FROM log_head")]
    [InlineData("DROP TABLE audit_entry")]
    [InlineData("ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY")]
    [InlineData("SET ROLE audit_owner")]
    public async Task The_run_time_login_may_not(string statement)
    {
        await service.Deliver(_tenant, A.Entry());

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => AsRunTimeLoginAsync(statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task No_partition_can_be_changed_behind_the_log()
    {
        var partitions = await NamesAsync("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_entry'::regclass");

        Assert.True(partitions.Count >= 24);
        foreach (var verb in (string[])["DELETE FROM", "UPDATE", "TRUNCATE"])
        {
            var statement = $"{verb} {partitions[0]}{(verb == "UPDATE" ? " SET operation = 'x'" : "")}";
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => AsRunTimeLoginAsync(statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_api_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();

    private async Task AsRunTimeLoginAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(service.Logins.App);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var tenant = new NpgsqlCommand("SELECT set_config('app.tenant', $1, false)", connection)
        {
            Parameters = { new() { Value = _tenant.ToString() } },
        };
        await tenant.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<List<long>> SequencesAsync(string table)
    {
        await using var command = service.Administrator.CreateCommand(
            $"SELECT sequence FROM {table} WHERE tenant_id = $1 ORDER BY recorded_at, sequence");
        command.Parameters.Add(new() { Value = _tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var numbers = new List<long>();
        while (await reader.ReadAsync(Cancel))
            numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    private async Task<List<string>> NamesAsync(string sql)
    {
        await using var command = service.Administrator.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(Cancel))
            names.Add(reader.GetString(0));
        return names;
    }
}
