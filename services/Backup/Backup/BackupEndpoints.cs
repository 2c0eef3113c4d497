using Seisan.Backup.Features;
using Seisan.Backup.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Backup;

internal static class BackupEndpoints
{
    public static void MapBackupEndpoints(this IEndpointRouteBuilder app)
    {
        var backups = app.MapApi<BackupDbContext>("/api/v1/backups").RequirePermission(Permissions.PlatformBackup);
        ListBackups.Map(backups);
        GetBackupState.Map(backups);
        GetBackup.Map(backups);
        OrderBackup.Map(backups);
    }
}
