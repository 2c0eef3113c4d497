using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.LocalRunner.Servers;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Platform.Testing;

/// <summary>Databases of a service for tests: one is migrated per test run, each test class gets a copy of it.</summary>
public static class TestDatabase
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static readonly SemaphoreSlim Copying = new(1);

    /// <summary>The logins of a new database that has the service's schema and no rows.</summary>
    public static async Task<ServiceLogins> CopyAsync<TContext>(string service)
        where TContext : ServiceDbContext
    {
        var template = await Templates.GetOrAdd(service, name => new(() => MigrateAsync<TContext>(name))).Value;
        var database = $"{service}_{Guid.CreateVersion7():N}";
        await Copying.WaitAsync();
        try
        {
            await AskAsync($"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\"");
        }
        finally
        {
            Copying.Release();
        }

        return await (await TestServers.Shared).CreateServiceDatabaseAsync(service, database);
    }

    /// <summary>Takes a copy away, whoever is still connected to it.</summary>
    public static Task DropAsync(ServiceLogins logins) =>
        AskAsync($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(logins.App).Database}\" WITH (FORCE)");

    /// <summary>Brings a database up to date as the service's migrate command does.</summary>
    public static async Task MigrateAsync<TContext>(string migrator, string service)
        where TContext : ServiceDbContext
    {
        await using var source = NpgsqlDataSource.Create(migrator + ";Pooling=false");
        var options = new DbContextOptionsBuilder<TContext>();
        Database.Configure(options, source);
        await using var db = (TContext)Activator.CreateInstance(typeof(TContext), options.Options, new Caller(TimeProvider.System))!;
        await Migrator.MigrateAsync(db, service, CancellationToken.None);
    }

    // The template bears its name once it is whole, for this process and for those that share the servers with it.
    private static async Task<string> MigrateAsync<TContext>(string service)
        where TContext : ServiceDbContext
    {
        var (template, unfinished) = ($"{service}_template", $"{service}_unfinished");
        if (await AskAsync($"SELECT 1 FROM pg_database WHERE datname = '{template}'") is not null)
            return template;
        var logins = await (await TestServers.Shared).CreateServiceDatabaseAsync(service, unfinished);
        await MigrateAsync<TContext>(logins.Migrator, service);
        await AskAsync($"ALTER DATABASE \"{unfinished}\" RENAME TO \"{template}\"");
        return template;
    }

    private static async Task<object?> AskAsync(string sql)
    {
        await using var administrator = new NpgsqlConnection((await TestServers.Shared).PostgresAdmin);
        await administrator.OpenAsync();
        await using var command = new NpgsqlCommand(sql, administrator);
        return await command.ExecuteScalarAsync();
    }
}
