using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Backups;

internal static class BackupsPages
{
    public static IServiceCollection AddBackupsPages(this IServiceCollection services)
    {
        services.AddServiceClient<BackupsClient>("backup");
        services.AddFlashes<BackupsTexts>();
        services.AddNavigation<BackupsTexts>(
            87, "/backups", "nav", "M4 7c0-2 16-2 16 0v10c0 2-16 2-16 0z M4 7c0 2 16 2 16 0 M4 12c0 2 16 2 16 0", Permissions.PlatformBackup, phone: true);
        return services;
    }
}
