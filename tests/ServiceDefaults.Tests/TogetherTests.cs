using Npgsql;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>Consumers that work off together what arrived together keep every promise of a single one.</summary>
public sealed class TogetherTests(SampleService service) : IClassFixture<SampleService>
{
    private readonly TenantId _tenant = TestPerson.NewTenant();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_committed_in_one_transaction_and_each_message_once()
    {
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToArray();
        await WhileNobodyWritesAsync(() => Task.WhenAll(ids.Concat(ids).Select(id => service.Publish(_tenant, Decided(1), id))));

        await Wait.Until(async () => await CountAsync("count(*)") == 20, "not all twenty had their effect");
        await service.Deliver(_tenant, Decided(1));

        Assert.Equal(21, await CountAsync("count(*)"));
        Assert.InRange(await CountAsync("count(DISTINCT xmin::text)"), 2, 8);
    }

    [Fact]
    public async Task One_that_fails_does_not_hold_the_others_back()
    {
        var poison = Guid.CreateVersion7();
        await WhileNobodyWritesAsync(() => Task.WhenAll(
            Enumerable.Range(0, 10).Select(n => n == 5 ? service.Publish(_tenant, Decided(-1), poison) : service.Publish(_tenant, Decided(1)))));

        await Wait.Until(async () => await CountAsync("count(*)") == 9, "the other nine had no effect");
        await Wait.Until(() => IsParkedAsync(poison), "the one that fails was not parked");
    }

    private async Task WhileNobodyWritesAsync(Func<Task> act)
    {
        await using var connection = await service.Administrator.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using (var command = new NpgsqlCommand("LOCK TABLE note IN EXCLUSIVE MODE", connection))
            await command.ExecuteNonQueryAsync(Cancel);
        await act();
    }

    private async Task<long> CountAsync(string what)
    {
        await using var command = service.Administrator.CreateCommand($"SELECT {what} FROM note WHERE tenant_id = $1");
        command.Parameters.AddWithValue(_tenant.Value);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private async Task<bool> IsParkedAsync(Guid message)
    {
        await using var command = service.Administrator.CreateCommand("SELECT EXISTS (SELECT FROM parked_message WHERE message_id = $1)");
        command.Parameters.AddWithValue(message);
        return (bool)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static StepDecided Decided(long amount) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), amount, 1, "部門長", "approved", Guid.CreateVersion7(), "高橋", null,
        DateTimeOffset.UnixEpoch);
}
