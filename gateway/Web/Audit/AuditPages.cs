using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Audit;

internal static class AuditPages
{
    public static IServiceCollection AddAuditPages(this IServiceCollection services)
    {
        services.AddServiceClient<AuditClient>("audit");
        services.AddNavigation<AuditTexts>(80, "/audit-entries", "nav.entries", "M5 4h14v16H5z M9 9h6 M9 13h6 M9 17h3", Permissions.AuditRead, "group.administration");
        services.AddNavigation<AuditTexts>(81, "/sign-ins", "nav.sign_ins", "M10 4h9v16h-9 M4 12h10 M11 8l4 4-4 4", Permissions.AuditRead, "group.administration");
        return services;
    }
}
