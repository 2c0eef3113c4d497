using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Messages;

internal static class MessagesPages
{
    public static IServiceCollection AddMessagesPages(this IServiceCollection services)
    {
        services.AddServiceClient<MessagesClient>("notifications");
        services.AddFlashes<MessagesTexts>();
        services.AddNavigation<MessagesTexts>(
            40, "/messages", "nav", "M4 6h16v12H4z M4 7l8 6 8-6", Permissions.MessagesRead, countFrom: "/api/v1/messages/unread-count");
        return services;
    }
}
