using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Kernel;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <summary>One master with its whole timeline.</summary>
internal sealed class GetMaster<T>(MasterKind<T> kind)
    where T : class
{
    public void Map(IEndpointRouteBuilder masters) => masters
        .MapGet("/{id:guid}", Handle)
        .RequirePermission(Permissions.MastersRead)
        .WithName($"Get{kind.Singular}");

    private async Task<Results<Ok<MasterView<T>>, NotFound>> Handle(
        Guid id, MastersDbContext db, Caller caller, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await new MasterBook<T>(db, caller, kind).FindAsync(id, ct) is not { } found)
            return TypedResults.NotFound();

        var master = found.Master;
        var references = master.Versions.SelectMany(version => kind.References(version.Content));
        var names = await MasterNames.OfAsync(db, references, JapanTime.Today(clock), ct);
        http.SetETag(found.RowVersion);
        return TypedResults.Ok(new MasterView<T>(master.Id, master.Code, master.Version, [.. master.Versions], names));
    }
}
