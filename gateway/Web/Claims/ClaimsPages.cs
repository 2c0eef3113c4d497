using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Claims;

internal static class ClaimsPages
{
    public static IServiceCollection AddClaimsPages(this IServiceCollection services)
    {
        services.AddServiceClient<ClaimsClient>("claims");
        services.AddServiceClient<OutputsClient>("claims");
        services.AddScoped<ClaimDrafts>();
        services.Configure<FormOptions>(form => form.ValueCountLimit = 16 * ClaimInput.MostLines);
        services.AddFlashes<ClaimsTexts>();
        services.AddNavigation<ClaimsTexts>(20, "/claims", "nav.list", "M6 3h9l4 4v14H6z M9 11h7 M9 15h7", Permissions.ClaimsRead, phone: true);
        services.AddNavigation<ClaimsTexts>(21, "/claims/new", "nav.new", "M4 20h4L19 9l-4-4L4 16z", Permissions.ClaimsSubmit, phone: true);
        services.AddNavigation<ClaimsTexts>(22, "/claims/new/transport", "nav.transport", "M7 4h10a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z M5 11h14 M9 14v.1 M15 14v.1 M8 17l-2 3 M16 17l2 3", Permissions.ClaimsSubmit);
        services.AddNavigation<ClaimsTexts>(71, "/approvals/unopened", "nav.unopened", "M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16 M12 8v5 M12 16v.1", Permissions.WorkflowAdmin, "group.administration");
        return services;
    }

    /// <summary>What the pages' scripts ask for.</summary>
    public static void MapClaimsPages(this IEndpointRouteBuilder pages)
    {
        ClaimDraftEndpoint.Map(pages);
        ClaimSummaryEndpoint.Map(pages);
    }
}
