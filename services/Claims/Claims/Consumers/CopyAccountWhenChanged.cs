using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyAccountWhenChanged(ClaimsDbContext db) : IConsumer<AccountChanged>
{
    public Task Consume(ConsumeContext<AccountChanged> context) => db.CopyAsync(context.Message.Items);
}
