using MassTransit;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Accounting.Consumers;

internal sealed class CopyExpenseCategoryWhenChanged(AccountingDbContext db) : IConsumer<ExpenseCategoryChanged>
{
    public Task Consume(ConsumeContext<ExpenseCategoryChanged> context) => db.CopyAsync(context.Message.Items);
}
