using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;
using Seisan.Web.Calls;

namespace Seisan.Web.ParkedMessages;

internal static class ParkedMessagesPages
{
    public static IServiceCollection AddParkedMessagesPages(this IServiceCollection services)
    {
        // every service keeps its own: one client a service, all of one shape
        foreach (var service in ParkedMessagesClient.Services)
            services.AddHttpClient(ParkedMessagesClient.NameOf(service), http => http.BaseAddress = new Uri($"http://{service}"))
                .AddHttpMessageHandler<VisitorHandler>();
        services.AddScoped<ParkedMessagesClient>();
        services.AddFlashes<ParkedMessagesTexts>();
        services.AddNavigation<ParkedMessagesTexts>(
            90, "/parked-messages", "nav", "M4 6h16v9H4z M4 15l3 4h10l3-4 M9 10h6", Permissions.PlatformRepair);
        return services;
    }
}
