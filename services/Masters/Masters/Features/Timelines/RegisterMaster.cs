using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Masters.Domain;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

/// <param name="Code">Unique within the kind, never changed.</param>
/// <param name="From">The first day on which it holds.</param>
internal sealed record MasterRegistration<T>(string Code, DateOnly From, T Content);

internal sealed record Registered(Guid Id);

/// <summary>A new master.</summary>
internal sealed class RegisterMaster<T>(Announced<T> announced)
    where T : class
{
    private readonly MasterKind<T> _kind = announced.Kind;

    public void Map(IEndpointRouteBuilder masters) => masters
        .MapPost("", Handle)
        .RequirePermission(Permissions.MastersWrite)
        .WithName($"Register{_kind.Singular}");

    private async Task<Results<Created<Registered>, ProblemHttpResult>> Handle(
        MasterRegistration<T> request, MastersDbContext db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var errors = await MasterNames.JudgeAsync(db, _kind, request.From, request.Content, ct);
        if (!Master.IsCode(request.Code))
            errors.Add("code", "not_a_code");
        if (errors.Any)
            return errors.ToProblem();

        var book = new MasterBook<T>(db, caller, _kind);
        await book.LockAsync();
        if (await db.Masters.AnyAsync(row => row.Kind == _kind.Name && row.Code == request.Code, ct))
            return MasterRefusal.CodeTaken(request.Code).ToProblem();

        var master = new Master<T>(Guid.CreateVersion7(clock.GetUtcNow()), request.Code, 0, []);
        master.Put(new Dated<T>(request.From, true, request.Content));
        master.Advance();
        await book.SaveAsync([master]);
        announced.Tell(db, [master]);
        db.Record($"Register{_kind.Singular}", Audited.KindOf(_kind), master.Id.ToString(), master.Code, after: request);
        await db.SaveChangesAsync();
        return TypedResults.Created($"/api/v1/{_kind.Name}/{master.Id}", new Registered(master.Id));
    }
}

internal static class Audited
{
    /// <summary>The kind as the operation log writes it: <c>expense-category</c>.</summary>
    public static string KindOf<T>(MasterKind<T> kind)
        where T : class =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(kind.Singular);
}
