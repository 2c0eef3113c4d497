using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Seisan.Kernel;

namespace Seisan.Web.Claims;

/// <summary>The lines beside their receipts as a fragment, for the page on which an approver decides.</summary>
internal static class ClaimSummaryEndpoint
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/claims/{id:guid}/summary", DrawAsync).RequireAuthorization(Permissions.ClaimsRead);

    /// <param name="at">The path of the page that shows it: links to receipts lead there.</param>
    private static async Task<Results<RazorComponentResult<ClaimBody>, NotFound>> DrawAsync(
        Guid id, string? at, ClaimsClient claims, CancellationToken ct)
    {
        var found = await claims.FindAsync(id, ct);
        if (found.Value is not { } claim) return TypedResults.NotFound();
        var path = at is ['/', not ('/' or '\\'), ..] ? at : $"/claims/{id}";
        return new RazorComponentResult<ClaimBody>(new { Claim = claim, Path = path });
    }
}
