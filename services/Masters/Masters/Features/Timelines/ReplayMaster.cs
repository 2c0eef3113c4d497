using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Masters.Features.Timelines;

/// <param name="Master">A kind of master as in the routes, for example <c>employees</c>.</param>
internal sealed record Replay(string Master);

internal sealed record ReplayStarted(Guid JobId);

/// <summary>Tells of every master of a kind again, so that a new or damaged copy becomes whole.</summary>
internal static class ReplayMaster
{
    public static void Map(IEndpointRouteBuilder replays)
    {
        replays.MapPost("", Handle).WithName(nameof(ReplayMaster));
        replays.MapGet("/{id:guid}", FindAsync).WithName("GetMasterReplay");
    }

    private static async Task<Results<Accepted<ReplayStarted>, ProblemHttpResult>> Handle(
        Replay request, MastersDbContext db, TimeProvider clock)
    {
        if (!ReplayMasters.Kinds.Contains(request.Master))
            return new FieldErrors().Add("master", "unknown_master").ToProblem();

        var job = BackgroundJob.Of(ReplayMasters.JobKind, request, clock.GetUtcNow());
        db.Jobs.Add(job);
        db.Record(nameof(ReplayMaster), "master", request.Master);
        await db.SaveChangesAsync();
        return TypedResults.Accepted($"/api/v1/master-replays/{job.Id}", new ReplayStarted(job.Id));
    }

    /// <summary>How far a replay is.</summary>
    private static async Task<Results<Ok<JobProgress>, NotFound>> FindAsync(Guid id, MastersDbContext db, CancellationToken ct) =>
        await JobProgress.FindAsync(db, ReplayMasters.JobKind, id, ct) is { } progress
            ? TypedResults.Ok(progress) : TypedResults.NotFound();
}

/// <summary>The work of a replay: 200 masters a step, in the order of their codes.</summary>
internal sealed class ReplayMasters(MastersDbContext db, Caller caller) : IJobHandler
{
    public const string JobKind = "replay-masters";
    private const int AtOnce = 200;

    public static IReadOnlySet<string> Kinds { get; } = NamesOfKinds();

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var step = new Step(db, caller, job, ct);
        Announced.Each(step);
        return await step.Outcome!;
    }

    private static HashSet<string> NamesOfKinds()
    {
        var names = new CollectNames();
        Announced.Each(names);
        return names.Found;
    }

    private sealed class Step(MastersDbContext db, Caller caller, BackgroundJob job, CancellationToken ct) : IForEachKind
    {
        private readonly string _master = job.ReadArguments<Replay>().Master;

        public Task<JobStep>? Outcome { get; private set; }

        public void Do<T>(Announced<T> announced)
            where T : class
        {
            if (announced.Kind.Name == _master)
                Outcome = TellAsync(announced);
        }

        private async Task<JobStep> TellAsync<T>(Announced<T> announced)
            where T : class
        {
            var after = job.Position ?? "";
            var next = db.Masters.Where(row => row.Kind == _master && string.Compare(row.Code, after) > 0)
                .OrderBy(row => row.Code).Take(AtOnce);
            var masters = await new MasterBook<T>(db, caller, announced.Kind).LoadAsync(next, ct);
            announced.Tell(db, masters);
            var done = job.DoneCount + masters.Count;
            return masters.Count < AtOnce
                ? JobStep.Complete(done)
                : JobStep.Continue(masters[^1].Code, done, await db.Masters.CountAsync(row => row.Kind == _master, ct));
        }
    }

    private sealed class CollectNames : IForEachKind
    {
        public HashSet<string> Found { get; } = [];

        public void Do<T>(Announced<T> announced)
            where T : class =>
            Found.Add(announced.Kind.Name);
    }
}
