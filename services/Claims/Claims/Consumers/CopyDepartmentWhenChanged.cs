using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyDepartmentWhenChanged(ClaimsDbContext db) : IConsumer<DepartmentChanged>
{
    public Task Consume(ConsumeContext<DepartmentChanged> context) => db.CopyAsync(context.Message.Items);
}
