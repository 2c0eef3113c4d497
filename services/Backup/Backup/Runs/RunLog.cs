using Microsoft.EntityFrameworkCore;
using Seisan.Backup.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Backup.Runs;

/// <summary>
/// Writes down how far a backup is, each time in a transaction of its own: none is open while the engine works, which would
/// keep the server from being quiet.
/// </summary>
internal sealed class RunLog(IServiceScopeFactory scopes, OutboxSignal signal)
{
    public async Task<T> InAsync<T>(Func<BackupDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActFor(TenantId.Provider);
        var db = scope.ServiceProvider.GetRequiredService<BackupDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
        signal.Wake();
        return result;
    }

    public Task ChangeAsync(Guid id, Action<BackupRun> change) => ChangeAsync(id, (run, _) => change(run));

    public Task ChangeAsync(Guid id, Action<BackupRun, BackupDbContext> change) => InAsync(async db =>
    {
        change(await db.Runs.SingleAsync(run => run.Id == id), db);
        return true;
    });
}
