using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Kernel;

namespace Seisan.ServiceDefaults.Jobs;

/// <summary>
/// Long work as a row: how far it is, and from where it goes on. Each step commits its effect together with the
/// progress, so that a killed process repeats nothing and skips nothing.
/// </summary>
public sealed class BackgroundJob : ITenantOwned
{
    public const string Waiting = "waiting", Running = "running", Done = "done", Failed = "failed";

    private BackgroundJob() { }

    public TenantId TenantId { get; private init; }
    public Guid Id { get; private init; }

    /// <summary>Which handler does it.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>JSON of what was asked for.</summary>
    public string Arguments { get; private init; } = "{}";

    public string State { get; private set; } = Waiting;

    /// <summary>Where the next step begins; null at the start. Its meaning is the handler's.</summary>
    public string? Position { get; private set; }

    public long DoneCount { get; private set; }
    public long? TotalCount { get; private set; }
    public string? Problem { get; private set; }
    public int Faults { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset NotBefore { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <param name="delay">How long its first step waits; not at all when null.</param>
    public static BackgroundJob Of<T>(string kind, T arguments, DateTimeOffset now, TimeSpan? delay = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        Arguments = JsonSerializer.Serialize(arguments, JsonSerializerOptions.Web),
        CreatedAt = now,
        NotBefore = now + (delay ?? TimeSpan.Zero),
    };

    public T ReadArguments<T>() => JsonSerializer.Deserialize<T>(Arguments, JsonSerializerOptions.Web)!;

    internal void Advance(JobStep step, DateTimeOffset now)
    {
        (Position, DoneCount, TotalCount, Faults) = (step.Position, step.Done, step.Total, 0);
        State = step.Finished ? Done : Running;
        FinishedAt = step.Finished ? now : null;
        NotBefore = step.NotBefore?.ToUniversalTime() ?? NotBefore;
    }

    internal void Postpone(DateTimeOffset now, int limit)
    {
        Faults++;
        NotBefore = now.AddSeconds(Math.Min(Math.Pow(2, Faults), 300));
        if (Faults < limit)
            return;
        (State, Problem, FinishedAt) = (Failed, "unexpected", now);
    }
}

/// <summary>How far a job is after a step.</summary>
/// <param name="NotBefore">When the next step may begin, or null for at once.</param>
public sealed record JobStep(bool Finished, string? Position, long Done, long? Total, DateTimeOffset? NotBefore = null)
{
    public static JobStep Complete(long done) => new(true, null, done, done);

    public static JobStep Continue(string position, long done, long? total) => new(false, position, done, total);
}

/// <summary>Does the work of one kind of job, a step at a time, each inside one transaction of the job's tenant.</summary>
public interface IJobHandler
{
    string Kind { get; }

    Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct);
}

internal sealed class BackgroundJobMapping : IEntityTypeConfiguration<BackgroundJob>
{
    public void Configure(EntityTypeBuilder<BackgroundJob> builder)
    {
        builder.ToTable("job");
        builder.HasKey(job => new { job.TenantId, job.Id });
        builder.HasIndex(job => job.NotBefore).HasFilter("state IN ('waiting', 'running')").HasDatabaseName("job_open");
        builder.HasIndex(job => job.FinishedAt).HasFilter("finished_at IS NOT NULL").HasDatabaseName("job_finished");
    }
}
