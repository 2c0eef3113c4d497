using MassTransit;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Consumers;

internal sealed class CopyExpenseCategoryWhenChanged(ClaimsDbContext db) : IConsumer<ExpenseCategoryChanged>
{
    public Task Consume(ConsumeContext<ExpenseCategoryChanged> context) => db.CopyAsync(context.Message.Items);
}
