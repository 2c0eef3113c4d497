using MassTransit;
using Seisan.Contracts.Notifications;
using Seisan.Gateway.Persistence;

namespace Seisan.Gateway.Maintenance;

internal sealed class KeepNoticeWhenEndOfServiceAnnounced(GatewayDbContext db) : IConsumer<EndOfServiceAnnounced>
{
    public Task Consume(ConsumeContext<EndOfServiceAnnounced> context)
    {
        var told = context.Message;
        return db.KeepAsync(told.NoticeId, told.Version, row =>
        {
            (row.StartsAt, row.Functions, row.Cancelled) = (told.EndsAt, [.. told.Functions], told.Cancelled);
            (row.TextJa, row.TextEn) = (told.TextJa, told.TextEn);
        }, context.CancellationToken);
    }
}
