using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Masters;

internal static class MastersPages
{
    public static IServiceCollection AddMastersPages(this IServiceCollection services)
    {
        services.AddServiceClient<MastersClient>("masters");
        services.AddFlashes<MastersTexts>();
        services.AddNavigation<MastersTexts>(50, "/employees", "nav.employees", "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7 M3 20c0-4 3-6 6-6s6 2 6 6 M16 5a3 3 0 0 1 0 6 M18 14c2 1 3 3 3 6", Permissions.MastersWrite, "group.masters");
        services.AddNavigation<MastersTexts>(51, "/departments", "nav.departments", "M10 4h4v4h-4z M4 16h4v4H4z M16 16h4v4h-4z M12 8v4 M6 16v-4h12v4", Permissions.MastersWrite, "group.masters");
        services.AddNavigation<MastersTexts>(52, "/expense-categories", "nav.expense_categories", "M4 4h7l9 9-7 7-9-9z M8 8v.1", Permissions.MastersWrite, "group.masters");
        return services;
    }
}
