using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>
/// A consumer that works off what has arrived together: all waiting messages of one tenant in one transaction, in the
/// order of their arrival, each only once. For effects that queue at one row, or that cost less in company.
/// </summary>
public interface IConsumeTogether<T>
    where T : class
{
    /// <summary>As a consumer: load, change, announce, save. None of the messages was here before.</summary>
    Task ConsumeAsync(IReadOnlyList<Arrived<T>> arrived, CancellationToken ct);
}

/// <summary>One message among those that arrived together.</summary>
public sealed class Arrived<T>
    where T : class
{
    private readonly Delivery _delivery;
    private readonly Activity? _activity = Activity.Current;

    internal Arrived(T message, Delivery delivery) => (Message, _delivery) = (message, delivery);

    public T Message { get; }

    internal Guid MessageId => _delivery.MessageId;
    internal string Consumer => _delivery.Consumer;
    internal TenantId Tenant => _delivery.Tenant;
    internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is announced and recorded from here on belongs to what set this message off.</summary>
    public void Continue(Caller caller)
    {
        caller.ActFor(_delivery.Tenant, _delivery.Correlation);
        Activity.Current = _activity;
    }
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
    private readonly List<Arrived<T>> _waiting = [];
    private bool _working;

    public Task ConsumeAsync(ConsumeContext<T> context)
    {
        var one = new Arrived<T>(context.Message, Delivery.Of(context, clock));
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

    private async Task CommitAloneAsync(Arrived<T> one)
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

    private List<Arrived<T>>? Take()
    {
        lock (_gate)
        {
            if (_waiting is [])
            {
                _working = false;
                return null;
            }

            var tenant = _waiting[0].Tenant;
            var batch = _waiting.FindAll(one => one.Tenant == tenant);
            _waiting.RemoveAll(one => one.Tenant == tenant);
            return batch;
        }
    }

    private async Task CommitAsync(List<Arrived<T>> batch)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
            scope.ServiceProvider.GetRequiredService<Caller>().ActFor(batch[0].Tenant);
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            var taken = await Inbox.TakeAsync(db, batch[0].Consumer, [.. batch.Select(one => one.MessageId)]);
            var news = batch.Where(one => taken.Remove(one.MessageId)).ToList();
            if (news is not [])
            {
                await ActivatorUtilities.CreateInstance<TConsumer>(scope.ServiceProvider).ConsumeAsync(news, CancellationToken.None);
                await transaction.CommitAsync(CancellationToken.None);
                if (db.HasAnnounced)
                    signal.Wake();
            }
        }

        foreach (var one in batch)
            one.Done.TrySetResult();
    }

    private static bool Fail(List<Arrived<T>> batch, Exception fault)
    {
        foreach (var one in batch)
            one.Done.TrySetException(fault);
        return true;
    }
}
