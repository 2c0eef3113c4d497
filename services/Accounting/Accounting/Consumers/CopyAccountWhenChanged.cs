using MassTransit;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Accounting.Consumers;

internal sealed class CopyAccountWhenChanged(AccountingDbContext db) : IConsumer<AccountChanged>
{
    public Task Consume(ConsumeContext<AccountChanged> context) => db.CopyAsync(context.Message.Items);
}
