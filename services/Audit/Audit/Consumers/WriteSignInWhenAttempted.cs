using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.Contracts.Identity;

namespace Seisan.Audit.Consumers;

/// <summary>Gives an attempt to sign in its place in the tenant's sign-in history, once.</summary>
internal sealed class WriteSignInWhenAttempted(AuditDbContext db, LogBook book, TimeProvider clock)
    : IConsumer<SignInAttempted>
{
    public async Task Consume(ConsumeContext<SignInAttempted> context)
    {
        var told = context.Message;
        var head = await book.OpenAsync(LogHead.SignIns, context.CancellationToken);

        var since = told.At.ToUniversalTime().AddDays(-1);
        if (await db.SignIns.AnyAsync(
            attempt => attempt.AttemptId == told.AttemptId && attempt.RecordedAt >= since, context.CancellationToken))
            return;

        db.SignIns.Add(SignIn.Of(told, head.Advance(told.At, clock.GetUtcNow())));
        await db.SaveChangesAsync();
    }
}
