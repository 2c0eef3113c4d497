using System.Net.Http.Json;
using Seisan.Contracts.Claims;
using Seisan.Platform.Testing;

namespace Seisan.ServiceDefaults.Tests;

public sealed class MessagingTests(RelayingService service) : IClassFixture<RelayingService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_comes_three_times_has_one_effect()
    {
        var tenant = TestPerson.NewTenant();
        var id = Guid.CreateVersion7();
        var message = new ClaimSubmitted(
            Guid.CreateVersion7(), "1", 1, Guid.CreateVersion7(), "", Guid.CreateVersion7(), "expense", "三度", 3, 1,
            DateTimeOffset.UnixEpoch, []);

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
        await service.As(sato).PostAsJsonAsync("/api/v1/notes", new { text = "送る", amount = 1 }, Cancel);

        await Wait.Until(
            async () =>
            {
                await using var command = service.Administrator.CreateCommand(
                    "SELECT count(*) FROM outbox WHERE tenant_id = $1 AND type LIKE '%ClaimApproved' AND sent_at IS NOT NULL");
                command.Parameters.Add(new() { Value = sato.Tenant.Value });
                return (long)(await command.ExecuteScalarAsync())! == 1;
            }, "the row was not marked as sent");
    }

    [Fact]
    public async Task A_service_that_relays_measures_its_oldest_unsent_message_by_itself()
    {
        using var measured = new Measured("seisan.outbox.oldest_unsent");
        await using (var waiting = service.Administrator.CreateCommand(
            """
            INSERT INTO outbox (tenant_id, id, type, body, correlation_id, created_at, not_before, attempts)
            VALUES (
                gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'some', '', '',
                now() - interval '123456 seconds', 'infinity', 0)
            """))
            await waiting.ExecuteNonQueryAsync(Cancel);

        await Wait.Until(() => Task.FromResult(measured.Any(123_456, 123_600)), "nobody looks how long messages wait");

        await using var end = service.Administrator.CreateCommand("DELETE FROM outbox WHERE not_before = 'infinity'");
        await end.ExecuteNonQueryAsync(Cancel);
    }

    [Fact]
    public async Task A_message_refused_after_a_long_outage_is_tried_again_at_once()
    {
        var tenant = TestPerson.NewTenant();
        await using (var outage = service.Administrator.CreateCommand(
            """
            INSERT INTO outbox (tenant_id, id, type, body, correlation_id, created_at, not_before, attempts)
            VALUES ($1, gen_random_uuid(), $2, '{}', '', now(), now(), -9)
            """))
        {
            outage.Parameters.Add(new() { Value = tenant.Value });
            outage.Parameters.Add(new() { Value = "Seisan.Contracts.NoLonger.Known" });
            await outage.ExecuteNonQueryAsync(Cancel);
        }

        await Wait.Until(
            async () =>
            {
                await using var command = service.Administrator.CreateCommand(
                    "SELECT attempts BETWEEN 1 AND 3 AND not_before < now() + interval '5 seconds' FROM outbox WHERE tenant_id = $1");
                command.Parameters.Add(new() { Value = tenant.Value });
                return (bool)(await command.ExecuteScalarAsync(Cancel))!;
            }, "the refused message waits as long as after nine refusals");
    }

    [Fact]
    public async Task A_message_that_no_queue_takes_is_kept()
    {
        var sato = TestPerson.InNewTenant();
        await service.As(sato).PostAsJsonAsync("/api/v1/notes", new { text = "待つ", amount = 1 }, Cancel);

        await Wait.Until(
            async () =>
            {
                await using var command = service.Administrator.CreateCommand(
                    "SELECT attempts > 0 AND sent_at IS NULL FROM outbox WHERE tenant_id = $1 AND type LIKE '%AuditRecorded'");
                command.Parameters.Add(new() { Value = sato.Tenant.Value });
                return (bool)(await command.ExecuteScalarAsync())!;
            }, "the message nobody listens to was lost or never tried");
    }
}
