using OpenIddict.Abstractions;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Permissions = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Seisan.Identity.Connect;

/// <summary>The web front's own client: kept as the settings say, at every start.</summary>
internal sealed class GatewayClient(IServiceScopeFactory scopes, IConfiguration configuration, PublicAddress address) : IHostedService
{
    public const string Id = "gateway";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var secret = configuration["Identity:GatewaySecret"]
            ?? throw new InvalidOperationException("Identity:GatewaySecret is missing.");
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        try
        {
            await KeepAsync(applications, secret, cancellationToken);
        }
        catch (Exception fault) when (fault is Microsoft.EntityFrameworkCore.DbUpdateException or OpenIddictExceptions.ValidationException
            or OpenIddictExceptions.ConcurrencyException)
        {
            // Another copy of this service started at the same moment and wrote the same.
            await using var again = scopes.CreateAsyncScope();
            await KeepAsync(again.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>(), secret, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task KeepAsync(IOpenIddictApplicationManager applications, string secret, CancellationToken ct)
    {
        if (await applications.FindByClientIdAsync(Id, ct) is not OidcApplication known)
        {
            var application = new OidcApplication { OwnerTenant = TenantId.Provider };
            await applications.PopulateAsync(application, Describe(), ct);
            await applications.CreateAsync(application, secret, ct);
            return;
        }

        await applications.PopulateAsync(known, Describe(), ct);
        await applications.UpdateAsync(known, secret, ct);
    }

    private OpenIddictApplicationDescriptor Describe() => new()
    {
        ClientId = Id,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        DisplayName = "Seisan",
        RedirectUris = { new Uri(address.At("/session/callback")) },
        PostLogoutRedirectUris = { new Uri(address.At("/session/signed-out")), new Uri(address.At("/goodbye")) },
        Permissions =
        {
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
            Permissions.Endpoints.PushedAuthorization, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            Permissions.Scopes.Profile,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange, Requirements.Features.PushedAuthorizationRequests },
    };
}
