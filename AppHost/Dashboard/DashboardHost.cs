using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Dashboard.Pages;

namespace Seisan.Dashboard;

/// <summary>The pages that show what runs and what it said, on loopback only and only with the token.</summary>
public sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DashboardHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    /// <summary>The address for a browser, with the token.</summary>
    public Uri Address { get; }

    public static async Task<DashboardHost> StartAsync(DashboardSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, settings.Port);
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var access = new BrowserAccess(settings.BrowserToken, settings.Port);
        app.Use(access.Admit);
        app.MapGet("/login", access.SignIn);
        app.MapPost("/login", (Delegate)access.SignInByForm);
        Map(app, settings);

        await app.StartAsync();
        return new(app, new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{settings.Port}/login?t={settings.BrowserToken}")));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Map(IEndpointRouteBuilder pages, DashboardSettings settings)
    {
        var mails = new MailsPage(settings.Maildir);
        pages.MapGet("/assets/{name}", IResult (string name) => Asset.Find(name));
        pages.MapGet("/", () => Html(ResourcesPage.Render(settings.Resources())));
        pages.MapGet("/api/resources", () => TypedResults.Json(settings.Resources()));
        pages.MapGet("/console/{name}", (string name) => Found(ConsolePage.Render(settings.Resources().FirstOrDefault(one => one.Name == name))));
        pages.MapGet("/mails", () => Html(mails.RenderList()));
        pages.MapGet("/mails/{id}", (string id) => Found(mails.Render(id)));
    }

    private static IResult Found(Markup? page) => page is { } found ? Html(found) : TypedResults.NotFound();

    private static ContentHttpResult Html(Markup page) => TypedResults.Content(page.Html, "text/html; charset=utf-8");
}
