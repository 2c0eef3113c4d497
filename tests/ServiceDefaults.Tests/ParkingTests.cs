using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Parking;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>What a consumer cannot handle is kept, tells why, and acts once when an operator replays it.</summary>
public sealed class ParkingTests(SampleService service) : IClassFixture<SampleService>
{
    private const string Routes = "/api/v1/parked-messages/sample";
    private readonly TestPerson _operator = TestPerson.In(TenantId.Provider).As(Roles.Operator);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poison_message_is_parked_and_the_others_flow()
    {
        var tenant = TestPerson.NewTenant();
        var poison = Guid.CreateVersion7();
        await service.Publish(tenant, Submitted("毒", poisonous: true), poison);
        await service.Deliver(tenant, Submitted("健全"));

        var parked = await Parked(poison);

        Assert.Equal(
            (tenant.ToString(), "failed", "Seisan.Contracts.Claims.ClaimSubmitted"),
            (Text(parked, "tenant"), Text(parked, "reason"), Text(parked, "messageType")));
        Assert.EndsWith("add-note-when-claim-submitted", Text(parked, "queue"), StringComparison.Ordinal);
        Assert.Contains("note_amount", Text(parked, "problem"), StringComparison.Ordinal);
        Assert.Equal(1, await Notes(tenant));
    }

    [Fact]
    public async Task A_replayed_message_has_one_effect_and_an_entry_in_the_log()
    {
        var tenant = TestPerson.NewTenant();
        var id = Guid.CreateVersion7();
        await service.Publish(tenant, Submitted("待つ", poisonous: true), id);
        var parked = await Parked(id);
        await Poison(allowed: true);
        try
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Post("replays", new { ids = new[] { Id(parked) } })));

            Assert.Single(answers, HttpStatusCode.Accepted);
            Assert.Equal(4, answers.Count(answer => answer == HttpStatusCode.Conflict));
            await Wait.Until(async () => await Notes(tenant) == 1, "the replayed message had no effect");
            await Wait.Until(async () => Text(await Find(Id(parked)), "state") == "replayed", "the row still waits");
            await service.Publish(tenant, Submitted("待つ", poisonous: true), id);
            await service.Deliver(tenant, Submitted("後"));
            Assert.Equal(2, await Notes(tenant));
        }
        finally
        {
            await Poison(allowed: false);
        }

        var entries = await service.Outbox<AuditRecorded>(TenantId.Provider);
        Assert.Single(entries, entry => entry.Operation == "ReplayParkedMessage" && entry.TargetId == Id(parked).ToString());
    }

    [Fact]
    public async Task A_message_that_fails_again_is_parked_again_as_the_same()
    {
        var tenant = TestPerson.NewTenant();
        var id = Guid.CreateVersion7();
        await service.Publish(tenant, Submitted("また", poisonous: true), id);
        var parked = await Parked(id);

        await Post("replays", new { ids = new[] { Id(parked) } });

        await Wait.Until(async () => (await Find(Id(parked))).GetProperty("count").GetInt32() == 2, "it did not come back");
        Assert.Equal("parked", Text(await Find(Id(parked)), "state"));
    }

    [Fact]
    public async Task A_message_older_than_the_inbox_remembers_is_parked_and_cannot_be_replayed()
    {
        var tenant = TestPerson.NewTenant();
        var old = Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddDays(-46));
        await service.Publish(tenant, Submitted("昔"), old);

        var parked = await Parked(old);

        Assert.Equal("too_old", Text(parked, "reason"));
        Assert.Equal(HttpStatusCode.Conflict, await Post("replays", new { ids = new[] { Id(parked) } }));
        Assert.Equal(0, await Notes(tenant));
    }

    [Theory]
    [InlineData("""{"messageType":["urn:message:Seisan.Contracts.Claims:ClaimTeleported"],"message":{}}""", "unknown_type")]
    [InlineData("{", "failed")]
    public async Task What_no_consumer_understands_is_parked(string body, string reason)
    {
        var id = Guid.CreateVersion7();
        await Send(body, id);

        var parked = await Parked(id);

        Assert.Equal(reason, Text(parked, "reason"));
        Assert.Equal(JsonValueKind.Null, parked.GetProperty("tenant").ValueKind);
    }

    [Fact]
    public async Task A_message_of_a_later_version_and_one_of_no_tenant_are_parked()
    {
        var (later, nobody) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Publish(TestPerson.NewTenant(), Submitted("未来"), later, ("seisan-version", "2"));
        await service.Publish(new TenantId(Guid.Empty), Submitted("誰"), nobody);

        Assert.Equal(("unknown_version", "no_tenant"), (Text(await Parked(later), "reason"), Text(await Parked(nobody), "reason")));
    }

    [Fact]
    public async Task What_the_broker_delivers_too_often_is_parked()
    {
        var id = Guid.CreateVersion7();
        var parking = new ParkingQueue($"{service.QueuePrefix}sample-parked", new Uri((await TestServers.Shared).Messaging));
        await using var connection = await new ConnectionFactory { Uri = parking.Broker }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        var arguments = MessagingExtensions.EndsAt(parking).ToDictionary(one => one.Key, one => (object?)one.Value);
        arguments["x-queue-type"] = "quorum";
        var queue = $"{service.QueuePrefix}nobody-finishes";
        await channel.QueueDeclareAsync(queue, true, false, false, arguments, cancellationToken: Cancel);
        await channel.BasicPublishAsync("", queue, true, new BasicProperties { MessageId = id.ToString() }, "{}"u8.ToArray(), Cancel);

        var parked = await Parked(id, async () =>
        {
            if (await channel.BasicGetAsync(queue, autoAck: false, Cancel) is { } delivery)
                await channel.BasicNackAsync(delivery.DeliveryTag, false, requeue: true, Cancel);
        });

        Assert.Equal((queue, "delivery_limit"), (Text(parked, "queue"), Text(parked, "reason")));
    }

    [Fact]
    public async Task A_discarded_message_needs_a_reason_and_is_over()
    {
        var id = Guid.CreateVersion7();
        await service.Publish(TestPerson.NewTenant(), Submitted("捨てる", poisonous: true), id);
        var parked = await Parked(id);

        Assert.Equal(HttpStatusCode.BadRequest, await Post("discards", new { ids = new[] { Id(parked) }, reason = " " }));
        Assert.Equal(HttpStatusCode.NotFound, await Post("discards", new { ids = new[] { Id(parked), id }, reason = "重複" }));
        Assert.Equal(HttpStatusCode.NoContent, await Post("discards", new { ids = new[] { Id(parked) }, reason = "重複" }));
        Assert.Equal(HttpStatusCode.Conflict, await Post("replays", new { ids = new[] { Id(parked) } }));

        var row = await Find(Id(parked));
        Assert.Equal(("discarded", "重複"), (Text(row, "state"), Text(row, "comment")));
        var entries = await service.Outbox<AuditRecorded>(TenantId.Provider);
        Assert.Single(entries, entry => entry.Operation == "DiscardParkedMessage" && entry.TargetId == Id(parked).ToString());
    }

    [Fact]
    public async Task Only_operators_see_what_is_parked()
    {
        var administrator = TestPerson.InNewTenant().As(Roles.Administrator);
        var answer = await service.As(administrator).GetAsync(new Uri(Routes, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("SELECT body FROM parked_message")]
    [InlineData("UPDATE parked_message SET body = ''")]
    [InlineData("DELETE FROM parked_message")]
    [InlineData("INSERT INTO parked_message (id) VALUES (gen_random_uuid())")]
    public async Task The_run_time_login_cannot_read_what_a_parked_message_says_nor_put_one_in(string sql)
    {
        await using var source = NpgsqlDataSource.Create(service.Logins.App);
        await using var command = source.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static ClaimSubmitted Submitted(string title, bool poisonous = false) => new(
        Guid.CreateVersion7(), "1", 1, Guid.CreateVersion7(), "", Guid.CreateVersion7(), "expense", title, poisonous ? -1 : 1, 1,
        DateTimeOffset.UnixEpoch, []);

    /// <summary>The table refuses negative amounts unless they are allowed: a fault that a person can mend.</summary>
    private async Task Poison(bool allowed)
    {
        await using var command = service.Administrator.CreateCommand(
            "ALTER TABLE note DROP CONSTRAINT IF EXISTS note_amount" + (allowed ? "" : "; ALTER TABLE note ADD CONSTRAINT note_amount CHECK (amount >= 0) NOT VALID"));
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<JsonElement> Parked(Guid messageId, Func<Task>? meanwhile = null)
    {
        JsonElement? found = null;
        await Wait.Until(
            async () =>
            {
                await (meanwhile?.Invoke() ?? Task.CompletedTask);
                var page = await service.As(_operator).GetFromJsonAsync<JsonElement>($"{Routes}?limit=200", Cancel);
                found = page.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("messageId").GetGuid() == messageId)
                    .Select(item => (JsonElement?)item).FirstOrDefault();
                return found is not null;
            }, "the message was not parked");
        return found!.Value;
    }

    private Task<JsonElement> Find(Guid id) => service.As(_operator).GetFromJsonAsync<JsonElement>($"{Routes}/{id}", Cancel);

    private async Task<HttpStatusCode> Post(string path, object body) =>
        (await service.As(_operator).PostAsJsonAsync($"{Routes}/{path}", body, Cancel)).StatusCode;

    private Task<int> Notes(TenantId tenant) => service.In(tenant, db => Task.FromResult(db.Notes.Count()));

    /// <summary>Puts bytes into the consumer's queue as a stranger would.</summary>
    private async Task Send(string body, Guid id)
    {
        var factory = new ConnectionFactory { Uri = new Uri((await TestServers.Shared).Messaging) };
        await using var connection = await factory.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.BasicPublishAsync(
            "", $"{service.QueuePrefix}sample-add-note-when-claim-submitted", true,
            new BasicProperties { MessageId = id.ToString(), ContentType = "application/vnd.masstransit+json" },
            System.Text.Encoding.UTF8.GetBytes(body), Cancel);
    }

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
