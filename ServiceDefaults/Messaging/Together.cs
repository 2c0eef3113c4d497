using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>
/// A consumer that works off what has arrived together: all waiting messages of one tenant in one transaction, in the
/// order of their arrival, each only once. For effects that queue at one row, or that cost less in company. What it
/// announces carries no correlation: the messages may come from different requests.
/// </summary>
public interface IConsumeTogether<in T>
    where T : class
{
    /// <summary>As a consumer: load, change, announce, save. None of the messages was here before.</summary>
    Task ConsumeAsync(IReadOnlyList<T> messages, CancellationToken ct);
}

/// <summary>Stands at the queue in the place of <typeparamref name="TConsumer"/> and lets each message join the others.</summary>
internal sealed class Joining<TConsumer, T>(Together<TConsumer, T> together) : IConsumer<T>
    where TConsumer : class, IConsumeTogether<T>
    where T : class
{
    public Task Consume(ConsumeContext<T> context) => together.ConsumeAsync(context);
}

/// <summary>
/// Gathers messages while a transaction is under way; the next one takes all of one tenant's. A message is
/// acknowledged after the commit of its effect, and one that cannot be consumed does not hold the others back.
/// </summary>
internal sealed class Together<TConsumer, T>(IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock)
    where TConsumer : class, IConsumeTogether<T>
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private bool _working;

    public Task ConsumeAsync(ConsumeContext<T> context)
    {
        var one = new Waiting(Delivery.Of(context, clock), context.Message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(one);
            if (!_working)
            {
                _working = true;
                _ = Task.Run(WorkAsync, CancellationToken.None);
            }
        }

        return one.Done.Task;
    }

    private async Task WorkAsync()
    {
        while (Take() is { } batch)
        {
            try
            {
                await CommitAsync(batch);
            }
            catch (Exception fault) when (batch.Count > 1 && !Outage.IsBehind(fault))
            {
                // each on its own: only those that are at fault fail
                foreach (var one in batch)
                    await CommitAloneAsync(one);
            }
            catch (Exception fault) when (Fail(batch, fault))
            {
                // told to the broker, which brings them again
            }
        }
    }

    private async Task CommitAloneAsync(Waiting one)
    {
        try
        {
            await CommitAsync([one]);
        }
        catch (Exception fault) when (Fail([one], fault))
        {
            // as above
        }
    }

    private List<Waiting>? Take()
    {
        lock (_gate)
        {
            if (_waiting is [])
            {
                _working = false;
                return null;
            }

            var tenant = _waiting[0].Delivery.Tenant;
            var batch = _waiting.FindAll(one => one.Delivery.Tenant == tenant);
            _waiting.RemoveAll(one => one.Delivery.Tenant == tenant);
            return batch;
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
            scope.ServiceProvider.GetRequiredService<Caller>().ActFor(batch[0].Delivery.Tenant);
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            var news = await Inbox.TakeAsync(db, batch[0].Delivery.Consumer, [.. batch.Select(one => one.Delivery.MessageId)]);
            var messages = batch.Where(one => news.Remove(one.Delivery.MessageId)).Select(one => one.Message).ToList();
            if (messages is not [])
            {
                await ActivatorUtilities.CreateInstance<TConsumer>(scope.ServiceProvider).ConsumeAsync(messages, CancellationToken.None);
                await transaction.CommitAsync(CancellationToken.None);
                if (db.HasAnnounced)
                    signal.Wake();
            }
        }

        foreach (var one in batch)
            one.Done.TrySetResult();
    }

    private static bool Fail(List<Waiting> batch, Exception fault)
    {
        foreach (var one in batch)
            one.Done.TrySetException(fault);
        return true;
    }

    private sealed record Waiting(Delivery Delivery, T Message, TaskCompletionSource Done);
}
