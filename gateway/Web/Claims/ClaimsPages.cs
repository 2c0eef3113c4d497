using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Claims;

internal static class ClaimsPages
{
    public static IServiceCollection AddClaimsPages(this IServiceCollection services)
    {
        services.AddFlashes<ClaimsTexts>();
        services.AddNavigation<ClaimsTexts>(20, "/claims", "nav.list", "M6 3h9l4 4v14H6z M9 11h7 M9 15h7", Permissions.ClaimsRead, phone: true);
        services.AddNavigation<ClaimsTexts>(21, "/claims/new", "nav.new", "M4 20h4L19 9l-4-4L4 16z", Permissions.ClaimsSubmit);
        return services;
    }
}
