using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Maintenance;

internal static class MaintenancePages
{
    public static IServiceCollection AddMaintenancePages(this IServiceCollection services)
    {
        services.AddServiceClient<MaintenanceClient>("notifications");
        services.AddFlashes<MaintenanceTexts>();
        services.AddNavigation<MaintenanceTexts>(
            87, "/maintenance", "nav", "M12 3v4 M12 17v4 M3 12h4 M17 12h4 M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6", Permissions.PlatformMaintain,
            phone: true);
        return services;
    }
}
