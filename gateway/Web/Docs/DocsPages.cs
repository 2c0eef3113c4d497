using Microsoft.Extensions.DependencyInjection;

namespace Seisan.Web.Docs;

internal static class DocsPages
{
    public static IServiceCollection AddDocsPages(this IServiceCollection services)
    {
        return services;
    }
}
