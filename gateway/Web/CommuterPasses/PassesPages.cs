using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.CommuterPasses;

internal static class PassesPages
{
    public static IServiceCollection AddCommuterPassesPages(this IServiceCollection services)
    {
        services.AddServiceClient<PassesClient>("claims");
        services.AddFlashes<PassesTexts>();
        services.AddNavigation<PassesTexts>(23, "/commuter-passes", "nav", "M4 6h16v12H4z M4 10h16 M8 14h4", Permissions.ClaimsSubmit);
        return services;
    }
}
