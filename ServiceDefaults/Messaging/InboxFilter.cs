using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>
/// Around every consumer: one transaction for the tenant of the envelope, in which the message is written down as
/// received together with its effect. A message that comes again has no second effect.
/// </summary>
internal sealed class InboxFilter<T>(ServiceDbContext db, Caller caller, OutboxSignal signal, TimeProvider clock)
    : IFilter<ConsumeContext<T>>
    where T : class
{
    /// <summary>Rows of the inbox are kept this long; an older message could not be told from a new one.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromDays(45);

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var id = context.MessageId ?? throw new InvalidOperationException("The message has no id.");
        if (!Guid.TryParse(context.Headers.Get<string>(MessageHeaders.Tenant), out var tenant))
            throw new InvalidOperationException("The message names no tenant.");
        if (clock.GetUtcNow() - CreatedAt(id) > Memory)
            throw new InvalidOperationException("The message is older than the memory of the inbox.");

        caller.ActFor(new TenantId(tenant), context.Headers.Get<string>(MessageHeaders.Correlation));
        db.StartOver();
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var consumer = context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1];
        if (!await IsNewAsync(consumer, id))
        {
            await context.NotifyConsumed(context, TimeSpan.Zero, nameof(InboxFilter<>));
            return;
        }

        await next.Send(context);
        await transaction.CommitAsync(CancellationToken.None);
        if (db.HasAnnounced)
            signal.Wake();
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");

    private async Task<bool> IsNewAsync(string consumer, Guid id) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox (tenant_id, consumer, message_id) VALUES ({caller.Tenant.Value}, {consumer}, {id})
            ON CONFLICT DO NOTHING
            """) == 1;

    /// <summary>The instant in the first 48 bits of a version 7 id (RFC 9562).</summary>
    private static DateTimeOffset CreatedAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        foreach (var part in bytes[..6])
            milliseconds = (milliseconds << 8) | part;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
