using MassTransit;
using Seisan.Contracts.Notifications;
using Seisan.Gateway.Persistence;

namespace Seisan.Gateway.Maintenance;

internal sealed class KeepWindowWhenMaintenanceScheduled(GatewayDbContext db) : IConsumer<MaintenanceScheduled>
{
    public Task Consume(ConsumeContext<MaintenanceScheduled> context)
    {
        var told = context.Message;
        return db.KeepAsync(told.WindowId, told.Version, row =>
        {
            (row.StartsAt, row.EndsAt, row.Functions) = (told.StartsAt, told.EndsAt, [.. told.Functions]);
            (row.TextJa, row.TextEn, row.Urgent, row.Cancelled) = (told.TextJa, told.TextEn, told.Urgent, told.Cancelled);
        }, context.CancellationToken);
    }
}
