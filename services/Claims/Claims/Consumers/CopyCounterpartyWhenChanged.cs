using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyCounterpartyWhenChanged(ClaimsDbContext db) : IConsumer<CounterpartyChanged>
{
    public Task Consume(ConsumeContext<CounterpartyChanged> context) => db.CopyAsync(context.Message.Items);
}
