using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Tenancy;

/// <summary>
/// Names the tenant to the database as the first statement of every transaction; it is forgotten with the
/// transaction's end. Without a transaction no row of tenant data is visible.
/// </summary>
internal sealed class TenantInterceptor : DbTransactionInterceptor
{
    public static readonly TenantInterceptor Instance = new();

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ServiceDbContext db)
        {
            await using var command = Command(connection, result, db);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public override DbTransaction TransactionStarted(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (eventData.Context is ServiceDbContext db)
        {
            using var command = Command(connection, result, db);
            command.ExecuteNonQuery();
        }

        return result;
    }

    private static NpgsqlCommand Command(DbConnection connection, DbTransaction transaction, ServiceDbContext db)
    {
        var tenant = db.CurrentTenant.Value == Guid.Empty ? "" : db.CurrentTenant.ToString();
        return new NpgsqlCommand(
            "SELECT set_config('app.tenant', $1, true)", (NpgsqlConnection)connection, (NpgsqlTransaction)transaction)
        {
            Parameters = { new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Text } },
        };
    }
}
