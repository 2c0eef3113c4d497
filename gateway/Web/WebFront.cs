using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Look;
using Seisan.Look.Shell;
using Seisan.Look.Texts;
using Seisan.Web.Accounting;
using Seisan.Web.Approvals;
using Seisan.Web.Audit;
using Seisan.Web.Backups;
using Seisan.Web.Calls;
using Seisan.Web.Claims;
using Seisan.Web.CommuterPasses;
using Seisan.Web.Contacts;
using Seisan.Web.Docs;
using Seisan.Web.Frame;
using Seisan.Web.Home;
using Seisan.Web.Maintenance;
using Seisan.Web.Masters;
using Seisan.Web.Messages;
using Seisan.Web.ParkedMessages;
using Seisan.Web.Tenants;
using Seisan.Web.Texts;
using Seisan.Web.Users;

namespace Seisan.Web;

/// <summary>The pages of the platform, one line a folder, and what a folder registers with.</summary>
public static class WebFront
{
    public static IServiceCollection AddWebFront(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddLook();
        services.AddSingleton<Bulletin>();
        services.AddScoped<Page>().AddScoped<PageErrors>().AddScoped<Navigation>().AddScoped<StopWords>().AddTransient<VisitorHandler>();
        services.AddFlashes<WebTexts>();

        services.AddHomePages();
        services.AddClaimsPages();
        services.AddCommuterPassesPages();
        services.AddApprovalsPages();
        services.AddAccountingPages();
        services.AddMastersPages();
        services.AddUsersPages();
        services.AddAuditPages();
        services.AddMessagesPages();
        services.AddContactsPages();
        services.AddTenantsPages();
        services.AddMaintenancePages();
        services.AddBackupsPages();
        services.AddParkedMessagesPages();
        services.AddDocsPages();
        return services;
    }

    /// <summary>What the pages' own scripts and fragments ask for, beside the API.</summary>
    public static void MapPageParts(this IEndpointRouteBuilder pages) => pages.MapClaimsPages();

    /// <summary>The typed client of the one service a folder reads, asking in the name of the signed-in person.</summary>
    /// <param name="service">Its name in service discovery: <c>claims</c>.</param>
    public static IHttpClientBuilder AddServiceClient<TClient>(this IServiceCollection services, string service)
        where TClient : class => services
        .AddHttpClient<TClient>(http => http.BaseAddress = new Uri($"http://{service}"))
        .AddHttpMessageHandler<VisitorHandler>();

    /// <summary>A line of the navigation for those who hold the permission.</summary>
    /// <param name="text">A key of <typeparamref name="TTexts"/>.</param>
    /// <param name="icon">Path data of a 24 × 24 line icon.</param>
    /// <param name="group">A key of <see cref="WebTexts"/>: <c>group.accounting</c>, <c>group.masters</c>, <c>group.administration</c>, or null for the top.</param>
    /// <param name="phone">Stands in the bottom bar of a phone (four have room).</param>
    /// <param name="countFrom">Address of a JSON document with a <c>count</c> to show.</param>
    public static IServiceCollection AddNavigation<TTexts>(
        this IServiceCollection services, int order, string href, string text, string icon, string permission,
        string? group = null, bool phone = false, string? countFrom = null) =>
        services.AddSingleton(new NavEntry(order, permission, known => new NavItem(
            href, icon, known.GetRequiredService<Texts<TTexts>>()[text],
            group is null ? null : known.GetRequiredService<Texts<WebTexts>>()[group], phone, countFrom)));

    /// <summary>Lets <see cref="Page.Done{TTexts}"/> say the sentences <c>flash.*</c> of a folder.</summary>
    public static IServiceCollection AddFlashes<TTexts>(this IServiceCollection services) =>
        services.AddSingleton(known =>
        {
            var texts = known.GetRequiredService<Texts<TTexts>>();
            return new FlashTexts(typeof(TTexts).Name, key => texts.Has(key) ? texts[key] : null);
        });
}
