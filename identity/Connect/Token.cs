using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Seisan.Identity.Connect;

/// <summary>A client trades a code, a refresh token or its own secret for an access token. OpenIddict has proven the client.</summary>
internal static class Token
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, IdentityDbContext db, IOpenIddictApplicationManager applications, TimeProvider clock)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not a request of the protocol.");
        var application = (OidcApplication)(await applications.FindByClientIdAsync(request.ClientId!, http.RequestAborted))!;
        return request.IsClientCredentialsGrantType()
            ? await ForMachineAsync(application, request, db)
            : await ForPersonAsync(application, http, db, clock);
    }

    private static async Task<IResult> ForMachineAsync(OidcApplication application, OpenIddictRequest request, IdentityDbContext db)
    {
        var client = Guid.TryParse(application.ClientId, out var id)
            ? await db.InTenantAsync(application.OwnerTenant, () => db.ApiClients.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id))
            : null;
        return client is null
            ? TokenContent.Refuse(Errors.InvalidClient, "The client is not registered any more.")
            : TokenContent.Grant(TokenContent.OfMachine(client, request.GetScopes()));
    }

    private static async Task<IResult> ForPersonAsync(OidcApplication application, HttpContext http, IdentityDbContext db, TimeProvider clock)
    {
        var earlier = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (earlier is null || BrowserCookie.Ticket.Of(earlier) is not { } ticket || await LiveSession.FindAsync(db, ticket, clock) is not { } live)
            return TokenContent.Refuse(Errors.InvalidGrant, "The session has ended.");
        await live.TouchAsync(db, clock.GetUtcNow());
        return TokenContent.Grant(TokenContent.OfPerson(live, application, earlier.GetScopes(), earlier));
    }
}
