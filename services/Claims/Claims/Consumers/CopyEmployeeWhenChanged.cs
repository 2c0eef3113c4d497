using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyEmployeeWhenChanged(ClaimsDbContext db) : IConsumer<EmployeeChanged>
{
    public Task Consume(ConsumeContext<EmployeeChanged> context) => db.CopyAsync(context.Message.Items);
}
