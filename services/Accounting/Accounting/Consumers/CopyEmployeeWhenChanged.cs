using MassTransit;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Accounting.Consumers;

internal sealed class CopyEmployeeWhenChanged(AccountingDbContext db) : IConsumer<EmployeeChanged>
{
    public Task Consume(ConsumeContext<EmployeeChanged> context) => db.CopyAsync(context.Message.Items);
}
