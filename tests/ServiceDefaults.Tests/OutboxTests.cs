using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Platform.Testing;
using Seisan.Sample;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>Messages that wait.</summary>
public sealed class OutboxTests(SampleService service) : IClassFixture<SampleService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_waits_too_long_is_measured_and_told_once_and_again_when_it_is_over()
    {
        using var measured = new Measured("seisan.outbox.oldest_unsent");
        var log = new Lines();
        using var watch = new OutboxWatch(service.Administrator, TimeProvider.System, log);

        await Execute("UPDATE outbox SET sent_at = now()");
        await watch.LookAsync(Cancel);
        Assert.Empty(log.Said);
        await Execute(Waiting, "40 seconds");
        await watch.LookAsync(Cancel);
        await watch.LookAsync(Cancel);
        Assert.Contains("has been waiting for 4", Assert.Single(log.Said), StringComparison.Ordinal);
        Assert.True(measured.Any(40, 100));
        await Execute("UPDATE outbox SET sent_at = now()");
        await watch.LookAsync(Cancel);
        await watch.LookAsync(Cancel);

        Assert.Equal(2, log.Said.Count);
    }

    [Fact]
    public async Task A_message_larger_than_the_broker_should_carry_is_refused_and_nothing_of_its_use_case_stays()
    {
        var tenant = TestPerson.NewTenant();
        Task<int> Announce(int characters) => service.In(tenant, async db =>
        {
            db.Add(new Note { Id = Guid.CreateVersion7(), Text = "大きい" });
            db.Announce(new MasterCopyDiffered(new string('長', characters), "sample", 1, 1)); // three bytes each
            return await db.SaveChangesAsync();
        });

        await Announce(OutboxMessage.MostBytes / 3 - 100);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Announce(OutboxMessage.MostBytes / 3 + 1));

        Assert.Single(await service.Outbox<MasterCopyDiffered>(tenant));
        Assert.Equal(1, await service.In(tenant, db => Task.FromResult(db.Notes.Count())));
    }

    [Fact]
    public async Task A_state_too_large_for_an_audit_entry_is_proved_by_its_hash()
    {
        var tenant = TestPerson.NewTenant();
        var large = new string('a', 70_000);

        await service.In(tenant, async db =>
        {
            db.Record("Change", "note", "1", null, before: large, after: "短い");
            return await db.SaveChangesAsync();
        });

        var entry = Assert.Single(await service.Outbox<AuditRecorded>(tenant));
        Assert.Equal("\"短い\"", entry.After);
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"\"{large}\"")));
        Assert.Equal($$"""{"tooLarge":true,"bytes":70002,"sha256":"{{sum}}"}""", entry.Before);
    }

    private const string Waiting =
        $"""
        INSERT INTO outbox (tenant_id, id, type, body, correlation_id, created_at, not_before, attempts)
        SELECT gen_random_uuid(), gen_random_uuid(), 'some', '', '', now() - $1::interval, now(), 0
        """;

    private async Task Execute(string sql, params string[] values)
    {
        await using var command = service.Administrator.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private sealed class Lines : ILogger<OutboxWatch>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
