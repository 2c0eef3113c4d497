using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.Contracts.Identity;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Audit.Consumers;

/// <summary>Gives attempts to sign in their places in the tenant's sign-in history, each once.</summary>
internal sealed class WriteSignInWhenAttempted(AuditDbContext db, LogBook book, TimeProvider clock) : IConsumeTogether<SignInAttempted>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<SignInAttempted>> arrived, CancellationToken ct)
    {
        var messages = arrived.Select(one => one.Message).ToList();
        var head = await book.OpenAsync(LogHead.SignIns, ct);

        var ids = messages.Select(told => told.AttemptId).ToArray();
        var since = messages.Min(told => told.At).ToUniversalTime().AddDays(-1);
        var known = await db.SignIns.Where(attempt => ids.Contains(attempt.AttemptId) && attempt.RecordedAt >= since)
            .Select(attempt => attempt.AttemptId).ToHashSetAsync(ct);

        foreach (var told in messages.Where(told => known.Add(told.AttemptId)))
            db.SignIns.Add(SignIn.Of(told, head.Advance(told.At, clock.GetUtcNow())));
        await db.SaveChangesAsync(ct);
    }
}
