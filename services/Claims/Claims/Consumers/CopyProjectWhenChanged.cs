using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyProjectWhenChanged(ClaimsDbContext db) : IConsumer<ProjectChanged>
{
    public Task Consume(ConsumeContext<ProjectChanged> context) => db.CopyAsync(context.Message.Items);
}
