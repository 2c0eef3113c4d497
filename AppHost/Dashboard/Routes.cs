using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Seisan.Dashboard.Pages;
using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard;

/// <summary>All addresses of the dashboard: pages for people, and the same under <c>/api</c> for scripts.</summary>
internal static class Routes
{
    public static void MapPages(this IEndpointRouteBuilder pages, DashboardSettings settings, TelemetryStore store, BrowserAccess access)
    {
        var mails = new MailsPage(settings.Maildir);
        pages.MapGet("/login", access.SignIn);
        pages.MapPost("/login", (Delegate)access.SignInByForm);
        pages.MapGet("/assets/{name}", IResult (string name) => Asset.Find(name));
        pages.MapGet("/", () => Html(ResourcesPage.Render(settings.Resources())));
        pages.MapGet("/console/{name}", (string name) => Found(ConsolePage.Render(settings.Resources().FirstOrDefault(one => one.Name == name))));
        pages.MapGet("/logs", ([AsParameters] LogFilter filter) => Html(LogsPage.Render(store, filter)));
        pages.MapGet("/traces", (string? resource, string? text, bool? failed, bool? background) =>
            Html(TracesPage.Render(store, new(resource, text, failed is true, background is true))));
        pages.MapGet("/traces/{id}", (string id) => Found(TracePage.Render(store, id)));
        pages.MapGet("/metrics", (string? resource) => Html(MetricsPage.Render(store, resource)));
        pages.MapGet("/metrics/{resource}/{name}", (string resource, string name) => Found(MetricsPage.RenderOne(store, new(resource, name))));
        pages.MapGet("/mails", () => Html(mails.RenderList()));
        pages.MapGet("/mails/{id}", (string id) => Found(mails.Render(id)));

        var api = pages.MapGroup("/api");
        api.MapGet("/resources", () => TypedResults.Json(settings.Resources()));
        api.MapGet("/logs", ([AsParameters] LogFilter filter) => TypedResults.Json(filter.Of(store).ToList()));
        api.MapGet("/traces", (string? resource, string? text, bool? failed, bool? background) =>
            TypedResults.Json(TraceSummary.Newest(store, new(resource, text, failed is true, background is true))));
        api.MapGet("/traces/{id}", (string id) => TypedResults.Json(store.Trace(id)));
    }

    private static IResult Found(Markup? page) => page is { } found ? Html(found) : TypedResults.NotFound();

    private static ContentHttpResult Html(Markup page) => TypedResults.Content(page.Html, "text/html; charset=utf-8");
}
