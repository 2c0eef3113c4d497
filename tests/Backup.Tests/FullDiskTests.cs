using Seisan.Backup.Engine;
using Seisan.Contracts.Backup;
using Seisan.Kernel;

namespace Seisan.Backup.Tests;

/// <summary>A repository without room; on a server of its own, whose log stays behind for a while.</summary>
public sealed class FullDiskTests(BackupService service) : IClassFixture<BackupService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disk_that_is_full_fails_the_backup_and_is_named_as_the_reason()
    {
        await using var control = await service.Service<EngineAccess>().ConnectAsync("postgres", Cancel);
        var segment = await LogArchive.SwitchAsync(control, Cancel);
        await LogArchive.WaitForAsync(control, segment, TimeSpan.FromMinutes(1), TimeProvider.System, Cancel);
        await using var disk = await SmallDisk.OverAsync(service.Server.Engine.Repository, room: 2 << 20);

        var detail = await service.BackUpAsync();

        var backup = detail.GetProperty("backup");
        Assert.Equal("failed", backup.GetProperty("state").GetString());
        Assert.Equal("no_space", backup.GetProperty("problem").GetString());
        Assert.Contains(await service.Outbox<BackupFailed>(TenantId.Provider), one => one.BackupId == backup.GetProperty("id").GetGuid());
        Assert.DoesNotContain(await service.Outbox<BackupVerified>(TenantId.Provider), one => one.BackupId == backup.GetProperty("id").GetGuid());
    }
}
