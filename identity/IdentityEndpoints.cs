using Seisan.Identity.Connect;
using Seisan.Identity.Features;
using Seisan.Identity.Pages;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity;

internal static class IdentityEndpoints
{
    public static void MapIdentityEndpoints(this IEndpointRouteBuilder app)
    {
        var me = app.MapApi<IdentityDbContext>("/api/v1/me").RequirePermission(Permissions.Self);
        GetMe.Map(me);
        ChooseLanguage.Map(me);

        var sessions = app.MapApi<IdentityDbContext>("/api/v1/sessions").RequirePermission(Permissions.Self);
        ListSessions.Map(sessions);
        RevokeSessions.Map(sessions);

        var users = app.MapApi<IdentityDbContext>("/api/v1/users").RequirePermission(Permissions.UsersAdmin);
        ListUsers.Map(users);
        GetUser.Map(users);
        CreateUser.Map(users);
        AssignRoles.Map(users);
        DeactivateUser.Map(users);
        ActivateUser.Map(users);
        IssuePasswordLink.Map(users);

        IssueAdministratorPasswordLink.Map(
            app.MapApi<IdentityDbContext>("/api/v1/administrator-password-links").RequirePermission(Permissions.TenantsRegister));
        SetPassword.Map(app);

        var clients = app.MapApi<IdentityDbContext>("/api/v1/api-clients").RequirePermission(Permissions.TenantAdmin);
        ListApiClients.Map(clients);
        CreateApiClient.Map(clients);
        DeleteApiClient.Map(clients);
    }

    /// <summary>What browsers and clients reach without a token: the protocol and the pages before there is a session.</summary>
    public static void MapIdentityPages(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/connect/authorize", Authorize.HandleAsync);
        open.MapPost("/connect/authorize", Authorize.HandleAsync);
        open.MapPost("/connect/token", Token.HandleAsync);
        open.MapGet("/connect/logout", Logout.HandleAsync);
        open.MapPost("/connect/logout", Logout.HandleAsync);
        open.MapGet("/sign-in", SignInForm.ShowAsync);
        open.MapPost("/sign-in", SignInForm.SignInAsync);
        open.MapGet("/set-password", SetPasswordForm.ShowAsync);
        open.MapPost("/set-password", SetPasswordForm.SetAsync);
        open.MapGet("/signed-out", (HttpContext http) =>
            PageResult.Of<NoticePage>(http, new() { ["Heading"] = "title.signed-out", ["Text"] = "signed-out.text" }));
    }
}
