using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Users;

internal static class UsersPages
{
    public static IServiceCollection AddUsersPages(this IServiceCollection services)
    {
        services.AddServiceClient<UsersClient>("identity");
        services.AddFlashes<UsersTexts>();
        services.AddNavigation<UsersTexts>(75, "/users", "nav", "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8 M3 20c0-4 3-6 7-6 M15 18a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0 M17.5 15.5v-2 M17.5 22v-1.5", Permissions.UsersAdmin, "group.administration");
        return services;
    }
}
