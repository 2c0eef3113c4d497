using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Docs;

internal static class DocsPages
{
    public static IServiceCollection AddDocsPages(this IServiceCollection services)
    {
        services.AddHttpClient(ApiDocument.Client, http => http.Timeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<ApiDocument>();
        services.AddNavigation<DocsTexts>(90, "/docs", "nav", "M8 7l-5 5 5 5 M16 7l5 5-5 5 M14 4l-4 16", Permissions.TenantAdmin, "group.administration");
        return services;
    }
}
