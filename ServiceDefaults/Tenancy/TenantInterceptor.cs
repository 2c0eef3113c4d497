using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Tenancy;

/// <summary>
/// Names the tenant to the database before anything else in every transaction; it is forgotten with the transaction's
/// end. Without a transaction no row of tenant data is visible. The name travels with the transaction's first
/// statement where that is one statement alone: a round trip less for every use case.
/// </summary>
internal sealed class TenantInterceptor : DbCommandInterceptor, IDbTransactionInterceptor
{
    public static readonly TenantInterceptor Instance = new();

    private const string Naming = "SELECT set_config('app.tenant', $1, true)";

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarted(connection, eventData, result));

    public DbTransaction TransactionStarted(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (eventData.Context is ServiceDbContext db) db.IsTenantToBeNamed = true;
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (!IsFirst(eventData, out var db)) return result;
        if (!IsAlone(command, eventData))
        {
            await NameAsync(db, command, cancellationToken);
            return result;
        }

        var reader = await Together(db, command).ExecuteReaderAsync(cancellationToken);
        try
        {
            await reader.NextResultAsync(cancellationToken);
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }

        return InterceptionResult<DbDataReader>.SuppressWithResult(reader);
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (!IsFirst(eventData, out var db)) return result;
        if (IsAlone(command, eventData))
        {
            var changed = await Together(db, command).ExecuteNonQueryAsync(cancellationToken);
            return InterceptionResult<int>.SuppressWithResult(changed);
        }

        await NameAsync(db, command, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
        CancellationToken cancellationToken = default)
    {
        if (IsFirst(eventData, out var db)) await NameAsync(db, command, cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (IsFirst(eventData, out var db)) Name(db, command);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (IsFirst(eventData, out var db)) Name(db, command);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        if (IsFirst(eventData, out var db)) Name(db, command);
        return result;
    }

    private static bool IsFirst(CommandEventData eventData, out ServiceDbContext db)
    {
        db = (eventData.Context as ServiceDbContext)!;
        if (db is not { IsTenantToBeNamed: true }) return false;
        db.IsTenantToBeNamed = false;
        return true;
    }

    /// <summary>A save reads the results of its statements by their place; a semicolon may part two statements.</summary>
    private static bool IsAlone(DbCommand command, CommandEventData eventData) =>
        eventData.CommandSource is not (CommandSource.SaveChanges or CommandSource.Migrations)
        && !command.CommandText.Contains(';', StringComparison.Ordinal);

    private static NpgsqlBatch Together(ServiceDbContext db, DbCommand command)
    {
        var statement = new NpgsqlBatchCommand(command.CommandText);
        NpgsqlParameter[] parameters = [.. command.Parameters.Cast<NpgsqlParameter>()];
        command.Parameters.Clear();
        foreach (var parameter in parameters) statement.Parameters.Add(parameter);
        return new NpgsqlBatch((NpgsqlConnection)command.Connection!, (NpgsqlTransaction?)command.Transaction)
        {
            Timeout = command.CommandTimeout,
            BatchCommands = { new NpgsqlBatchCommand(Naming) { Parameters = { Name(db) } }, statement },
        };
    }

    private static async Task NameAsync(ServiceDbContext db, DbCommand first, CancellationToken ct)
    {
        await using var command = Command(db, first);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Name(ServiceDbContext db, DbCommand first)
    {
        using var command = Command(db, first);
        command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(ServiceDbContext db, DbCommand first) =>
        new(Naming, (NpgsqlConnection)first.Connection!, (NpgsqlTransaction?)first.Transaction) { Parameters = { Name(db) } };

    private static NpgsqlParameter Name(ServiceDbContext db) => new()
    {
        Value = db.CurrentTenant.Value == Guid.Empty ? "" : db.CurrentTenant.ToString(), NpgsqlDbType = NpgsqlDbType.Text,
    };
}
