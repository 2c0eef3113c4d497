using MassTransit;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Accounting.Consumers;

internal sealed class CopyTaxCategoryWhenChanged(AccountingDbContext db) : IConsumer<TaxCategoryChanged>
{
    public Task Consume(ConsumeContext<TaxCategoryChanged> context) => db.CopyAsync(context.Message.Items);
}
