using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Seisan.Contracts.Identity;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Seisan.Identity.Connect;

/// <summary>
/// Writes attempts with a client's credentials into the sign-in history of the company that owns the client, before the
/// client is answered and in a transaction of its own: a refusal takes nothing of it back. That a client renews the
/// tokens of people is no attempt, unless its secret is wrong.
/// </summary>
internal sealed partial class ClientSignIns(
    IServiceScopeFactory scopes, IHttpContextAccessor current, OutboxSignal outbox, TimeProvider clock, ILogger<ClientSignIns> logger)
    : IOpenIddictServerHandler<ApplyTokenResponseContext>, IOpenIddictServerHandler<ApplyRevocationResponseContext>,
      IOpenIddictServerHandler<ApplyPushedAuthorizationResponseContext>
{
    private const int BeforeTheAnswer = int.MinValue + 1;

    public ValueTask HandleAsync(ApplyTokenResponseContext context) => LookAsync(context.Request, context.Response.Error);

    public ValueTask HandleAsync(ApplyRevocationResponseContext context) => LookAsync(context.Request, context.Response.Error);

    public ValueTask HandleAsync(ApplyPushedAuthorizationResponseContext context) => LookAsync(context.Request, context.Response.Error);

    public static void AddTo(OpenIddictServerBuilder server)
    {
        server.Services.AddHttpContextAccessor();
        server.AddEventHandler<ApplyTokenResponseContext>(on => on.UseScopedHandler<ClientSignIns>().SetOrder(BeforeTheAnswer));
        server.AddEventHandler<ApplyRevocationResponseContext>(on => on.UseScopedHandler<ClientSignIns>().SetOrder(BeforeTheAnswer));
        server.AddEventHandler<ApplyPushedAuthorizationResponseContext>(
            on => on.UseScopedHandler<ClientSignIns>().SetOrder(BeforeTheAnswer));
    }

    private async ValueTask LookAsync(OpenIddictRequest? request, string? error)
    {
        if (request?.ClientId is not { Length: > 0 } clientId)
            return;
        if (request.IsClientCredentialsGrantType() || error is Errors.InvalidClient)
            await KeepAsync(clientId, error);
    }

    private async Task KeepAsync(string clientId, string? error)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var application = await db.Set<OidcApplication>().AsNoTracking().SingleOrDefaultAsync(one => one.ClientId == clientId);
        if (application is null)
            UnknownClient(Address);

        // whose history it belongs to nobody can say: it stands in the provider's
        var owner = application?.OwnerTenant ?? TenantId.Provider;
        scope.ServiceProvider.GetRequiredService<Caller>().ActFor(owner);
        await db.InTenantAsync(owner, () => TellAsync(db, application, clientId, error));
        outbox.Wake();
    }

    private async Task<int> TellAsync(IdentityDbContext db, OidcApplication? application, string clientId, string? error)
    {
        Guid? id = Guid.TryParse(application?.ClientId, out var registered) ? registered : null;
        var outcome = application is null ? SignInOutcome.Unknown
            : id is not null && !await db.ApiClients.AnyAsync(one => one.Id == id) ? SignInOutcome.Inactive
            : error is null ? SignInOutcome.Succeeded
            : error is Errors.InvalidClient ? SignInOutcome.WrongSecret
            : SignInOutcome.Refused;
        var now = clock.GetUtcNow();
        db.Announce(new SignInAttempted(
            Guid.CreateVersion7(now), now, id, clientId.Length > User.LongestSignInId ? clientId[..User.LongestSignInId] : clientId,
            application?.DisplayName, outcome, Address ?? "",
            SignInAttempt.Shortened(current.HttpContext?.Request.Headers.UserAgent), SignInMethod.ClientSecret));
        return await db.SaveChangesAsync();
    }

    private string? Address => current.HttpContext?.Connection.RemoteIpAddress?.MapToIPv4OrSame();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt with an unknown client id from {Address}")]
    private partial void UnknownClient(string? address);
}
