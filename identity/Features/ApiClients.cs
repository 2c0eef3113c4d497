using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Seisan.Contracts.Identity;
using Seisan.Identity.Connect;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <param name="ClientSecret">Only in the answer to the registration; it cannot be read again.</param>
internal sealed record ApiClientView(
    Guid Id, string ClientId, string Name, ApiClientKind Kind, IReadOnlyList<string> Scopes, IReadOnlyList<string> RedirectUris,
    DateTimeOffset CreatedAt, string? ClientSecret = null)
{
    public static ApiClientView Of(ApiClient client, string? secret = null) =>
        new(client.Id, client.ClientId, client.Name, client.Kind, client.Scopes, client.RedirectUris, client.CreatedAt, secret);
}

/// <summary>The partners' programs of the tenant.</summary>
internal static class ListApiClients
{
    public static void Map(IEndpointRouteBuilder clients) => clients.MapGet("/", Handle).WithName(nameof(ListApiClients));

    private static async Task<Page<ApiClientView>> Handle(Paging page, IdentityDbContext db, CancellationToken ct)
    {
        var after = Cursor.TryRead<Guid>(page.After, out var last) ? last : Guid.Empty;
        var rows = await Found(db, after).Take(page.Limit + 1).ToListAsync(ct);
        return Page.Of(rows.ConvertAll(client => ApiClientView.Of(client)), page.Limit, client => Cursor.Of(client.Id));
    }

    internal static IQueryable<ApiClient> Found(IdentityDbContext db, Guid after) =>
        db.ApiClients.AsNoTracking().Where(client => client.Id > after).OrderBy(client => client.Id);
}

/// <summary>Registers a partner's program. The secret is in this answer and nowhere else.</summary>
internal static class CreateApiClient
{
    public static void Map(IEndpointRouteBuilder clients) => clients
        .MapPost("/", Handle).WithName(nameof(CreateApiClient)).AnswersWithASecret();

    private static async Task<Results<Created<ApiClientView>, ProblemHttpResult>> Handle(
        NewApiClient request, IdentityDbContext db, IOpenIddictApplicationManager applications, Caller caller, TimeProvider clock)
    {
        if (request.Judge(caller) is { Any: true } errors)
            return errors.ToProblem();

        var now = clock.GetUtcNow();
        var client = new ApiClient
        {
            Id = Guid.CreateVersion7(now), Name = request.Name.Trim(), Kind = request.Kind, Scopes = [.. request.Scopes.Distinct()],
            RedirectUris = [.. request.RedirectUris ?? []], CreatedAt = now, CreatedBy = caller.UserId,
        };
        var secret = await PartnerClient.RegisterAsync(client, caller.Tenant, applications);
        db.Add(client);
        db.Record(nameof(CreateApiClient), "api-client", client.Id.ToString(), client.Name, after: ApiClientView.Of(client));
        await db.SaveChangesAsync();
        return TypedResults.Created($"/api/v1/api-clients/{client.Id}", ApiClientView.Of(client, secret));
    }
}

/// <summary>
/// Ends a partner's access: its secret is forgotten, its tokens are refused and cannot be renewed. Whose it was stays known,
/// so that later attempts stand in that company's sign-in history.
/// </summary>
internal static class DeleteApiClient
{
    public static void Map(IEndpointRouteBuilder clients) => clients.MapDelete("/{id:guid}", Handle).WithName(nameof(DeleteApiClient));

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IdentityDbContext db, IOpenIddictApplicationManager applications, CancellationToken ct)
    {
        if (await db.ApiClients.SingleOrDefaultAsync(client => client.Id == id, ct) is not { } client)
            return TypedResults.NotFound();
        await PartnerClient.CloseAsync(client, applications);
        db.Remove(client);
        db.Announce(new ApiClientRevoked(id));
        db.Record(nameof(DeleteApiClient), "api-client", id.ToString(), client.Name, before: ApiClientView.Of(client));
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}
