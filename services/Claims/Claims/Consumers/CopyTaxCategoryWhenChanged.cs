using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyTaxCategoryWhenChanged(ClaimsDbContext db) : IConsumer<TaxCategoryChanged>
{
    public Task Consume(ConsumeContext<TaxCategoryChanged> context) => db.CopyAsync(context.Message.Items);
}
