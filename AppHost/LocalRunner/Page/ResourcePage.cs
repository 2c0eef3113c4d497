using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Seisan.LocalRunner.Processes;
using Seisan.LocalRunner.Running;

namespace Seisan.LocalRunner.Page;

/// <summary>
/// The runner's own page, on loopback only and only under a loopback name: what runs where, what it last wrote, and the
/// mails that were sent. The mail server keeps its Maildir in <c>mail</c> under the data folder.
/// </summary>
internal static class ResourcePage
{
    private const int UsualPort = 18888;

    public static async Task<IAsyncDisposable> StartAsync(Platform platform, IConfiguration configuration)
    {
        var port = configuration.GetValue("Ports:Page", UsualPort);
        if (!FreePort.IsFree(port)) port = FreePort.Take();

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Use(RefuseOtherNames);
        var mails = new Mails(Path.Combine(platform.Data.Path, "mail"));

        app.MapGet("/", () => Html(ResourceTable.Render(platform.Runs)));
        app.MapGet("/resources", () => TypedResults.Json(ResourceTable.Describe(platform.Runs)));
        app.MapGet("/logs/{name}", IResult (string name) => Find(platform, name) is { } instance ? Html(ConsoleLines.Render(instance)) : TypedResults.NotFound());
        app.MapGet("/mails", () => Html(mails.RenderList()));
        app.MapGet("/mails/{id}", IResult (string id) => mails.Render(id) is { } page ? Html(page) : TypedResults.NotFound());

        await app.StartAsync();
        ConsoleLog.Say(string.Create(CultureInfo.InvariantCulture, $"resources, console lines and mails: http://localhost:{port}"));
        return app;
    }

    private static Instance? Find(Platform platform, string name) =>
        platform.Runs.SelectMany(run => run.Instances).FirstOrDefault(instance => instance.Name == name);

    private static ContentHttpResult Html(string page) => TypedResults.Content(page, "text/html; charset=utf-8");

    // A web site that gives its own name our loopback address must not read the mails.
    private static Task RefuseOtherNames(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        if (http.Request.Host.Host is "localhost" or "127.0.0.1") return next(http);

        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
