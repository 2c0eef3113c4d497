using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Tenants;

internal static class TenantsPages
{
    public static IServiceCollection AddTenantsPages(this IServiceCollection services)
    {
        services.AddServiceClient<TenantsClient>("masters");
        services.AddNavigation<TenantsTexts>(
            85, "/tenants", "nav", "M5 20V4h9v16 M14 9h5v11 M3 20h18 M8 8h3 M8 12h3 M8 16h3", Permissions.TenantsRegister, phone: true);
        return services;
    }
}
