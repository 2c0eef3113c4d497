using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Home;

internal static class HomePages
{
    public static IServiceCollection AddHomePages(this IServiceCollection services)
    {
        services.AddServiceClient<WaitingApprovals>("workflow");
        services.AddServiceClient<OwnClaims>("claims");
        services.AddServiceClient<WaitingAccounts>("accounting");
        services.AddServiceClient<LatestMessages>("notifications");
        services.AddNavigation<HomeTexts>(10, "/", "nav", "M4 11l8-7 8 7v9h-5v-6H9v6H4z", Permissions.Self, phone: true);
        return services;
    }
}
