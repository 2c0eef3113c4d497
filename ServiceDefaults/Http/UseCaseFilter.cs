using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Http;

/// <summary>
/// One transaction per call: opened for the caller's tenant before the handler, committed before the answer is
/// written, rolled back for every answer of 400 and above. A serialisation failure runs the use case again.
/// </summary>
internal sealed class UseCaseFilter<TContext>(ILogger<UseCaseFilter<TContext>> logger) : IEndpointFilter
    where TContext : ServiceDbContext
{
    private const int Tries = 3;
    private static readonly TimeSpan CommitWatch = TimeSpan.FromSeconds(10);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (NullElements.In(context) is { } nulls)
            return nulls.ToProblem();

        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<TContext>();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(context, next, http, db);
            }
            catch (Exception fault) when (attempt < Tries && MayPass(fault) && !http.Response.HasStarted)
            {
                db.StartOver();
                logger.LogInformation("Use case runs again after a serialisation failure (attempt {Attempt})", attempt);
                await Task.Delay(Random.Shared.Next(5, 40), http.RequestAborted);
            }
        }
    }

    private static async Task<object?> RunAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, HttpContext http, TContext db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var idempotency = await IdempotencyKey.ReadAsync(http, db);
        if (idempotency?.Answer is { } known)
            return known;

        var result = Unwrap(await next(context));
        if (result is IStatusCodeHttpResult { StatusCode: >= 400 })
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return result;
        }

        if (db.HasWritten && !db.HasRecorded && !HttpMethods.IsGet(http.Request.Method))
            throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} changed state without an audit entry.");

        if (idempotency is not null)
            result = await idempotency.KeepAsync(result, http);
        if (!await CommitAsync(db, http))
            return Unknown(http);
        return idempotency is null && http.GetEndpoint()?.Metadata.GetMetadata<StreamsItsAnswer>() is not null && result is IResult streamed
            ? await StreamAsync(streamed, http, db)
            : result;
    }

    /// <summary>
    /// Reads and writes in a transaction of its own: what the use case recorded stands before the first byte leaves, and
    /// stays when the reader hangs up.
    /// </summary>
    private static async Task<IResult> StreamAsync(IResult streamed, HttpContext http, TContext db)
    {
        await using var reading = await db.Database.BeginTransactionAsync(http.RequestAborted);
        await streamed.ExecuteAsync(http);
        await reading.CommitAsync(CancellationToken.None);
        return Results.Empty;
    }

    /// <summary>False: nobody knows whether it was committed (the server did not answer in time).</summary>
    private static async Task<bool> CommitAsync(TContext db, HttpContext http)
    {
        var cutShort = false;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        void Watch(object sender, NpgsqlNoticeEventArgs notice) =>
            cutShort |= notice.Notice.SqlState == "01000" && notice.Notice.MessageText.Contains("synchronous replication", StringComparison.Ordinal);

        connection.Notice += Watch;
        try
        {
            var commit = db.Database.CommitTransactionAsync(CancellationToken.None);
            if (await Task.WhenAny(commit, Task.Delay(CommitWatch, CancellationToken.None)) != commit)
                return false;
            await commit;
        }
        finally
        {
            connection.Notice -= Watch;
        }

        if (db.HasAnnounced)
            http.RequestServices.GetRequiredService<OutboxSignal>().Wake();
        return !cutShort;
    }

    private static ProblemHttpResult Unknown(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "2";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "unknown_outcome");
    }

    private static object? Unwrap(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        return result;
    }

    private static bool MayPass(Exception fault) =>
        (fault.GetBaseException() as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}

/// <summary>Marks a route that reads from the database while it writes its answer: a transaction is open for it.</summary>
internal sealed class StreamsItsAnswer;
