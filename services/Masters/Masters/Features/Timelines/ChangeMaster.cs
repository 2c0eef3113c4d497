using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Masters.Domain;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <summary>Lets a version begin on a day, or replaces the one that begins on it; not active means closed from then.</summary>
internal sealed class ChangeMaster<T>(Announced<T> announced)
    where T : class
{
    private readonly MasterKind<T> _kind = announced.Kind;

    public void Map(IEndpointRouteBuilder masters) => masters
        .MapPut("/{id:guid}", Handle)
        .RequirePermission(Permissions.MastersWrite)
        .WithName($"Change{_kind.Singular}");

    private async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Dated<T> request, IfMatch seen, MastersDbContext db, Caller caller, CancellationToken ct)
    {
        var book = new MasterBook<T>(db, caller, _kind);
        await book.LockAsync();
        if (await book.FindAsync(id, ct) is not { } found)
            return TypedResults.NotFound();
        if (!seen.Matches(found.RowVersion))
            return Refusal.Stale.ToProblem();

        var errors = await MasterNames.JudgeAsync(db, _kind, request.From, request.Content, ct);
        if (errors.Any)
            return errors.ToProblem();

        var master = found.Master;
        var before = master.Versions.FirstOrDefault(version => version.From == request.From);
        if (!master.Put(request))
            return TypedResults.NoContent();
        if (await DisagreesAsync(book, master, ct) is { } refusal)
            return refusal.ToProblem();

        master.Advance();
        await book.SaveAsync([master]);
        announced.Tell(db, [master]);
        db.Record($"Change{_kind.Singular}", Audited.KindOf(_kind), id.ToString(), master.Code, before, request);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }

    private async Task<Refusal?> DisagreesAsync(MasterBook<T> book, Master<T> changed, CancellationToken ct)
    {
        if (!_kind.MustAgree)
            return null;
        var all = await book.AllAsync(ct);
        all.RemoveAll(master => master.Id == changed.Id);
        all.Add(changed);
        return _kind.Disagreeing(all) is [var wrong, ..]
            ? MasterRefusal.Disagreement(_kind.DisagreementCode, wrong.Code)
            : null;
    }
}
