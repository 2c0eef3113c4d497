using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Approvals;

internal static class ApprovalsPages
{
    public static IServiceCollection AddApprovalsPages(this IServiceCollection services)
    {
        services.AddServiceClient<ApprovalsClient>("workflow");
        services.AddServiceClient<RoutesClient>("workflow");
        services.AddScoped<RouteReading>();
        services.AddFlashes<ApprovalsTexts>();
        services.AddNavigation<ApprovalsTexts>(30, "/approvals", "nav.inbox", "M4 13h4l2 3h4l2-3h4 M4 13l3-8h10l3 8v6H4z", Permissions.WorkflowApprove, phone: true,
            countFrom: "/api/v1/approvals/waiting-count");
        services.AddNavigation<ApprovalsTexts>(70, "/approval-routes", "nav.routes", "M6 4v6a4 4 0 0 0 4 4h8 M15 11l3 3-3 3 M6 4l-2 2 M6 4l2 2", Permissions.WorkflowAdmin, "group.administration");
        return services;
    }
}
